#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py: writes the seeds of the fuzz targets into corpus/. They are invented; the same bytes each time.

What a fuzzer found later is added by hand, under the name of what it broke."""
import hashlib
import io
import json
import pathlib
import sqlite3
import struct
import zipfile

corpus = pathlib.Path(__file__).parent / "corpus"


def write(target, name, data):
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def header(box=(11.0, 11.1, 46.0, 46.1)):
    return b"GP\x00\x03" + struct.pack("<i4d", 4326, *box)


def point(lon, lat):
    return header() + struct.pack("<BI2d", 1, 1, lon, lat)


def line(points):
    return struct.pack("<BII", 1, 2, len(points)) + b"".join(struct.pack("<2d", *p) for p in points)


def multi_line(lines):
    return header() + struct.pack("<BII", 1, 5, len(lines)) + b"".join(lines)


def multi_polygon(rings):
    body = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        body += struct.pack("<I", len(ring)) + b"".join(struct.pack("<2d", *p) for p in ring)
    return header() + struct.pack("<BII", 1, 6, 1) + body


square = [(11.0, 46.0), (11.1, 46.0), (11.1, 46.1), (11.0, 46.1), (11.0, 46.0)]
street_line = multi_line([line([(11.01, 46.01), (11.02, 46.01), (11.02, 46.02)])])


def pack(name, streets, civics, quarters, town=None, extra=""):
    path = corpus / "townpack" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(f"""
        PRAGMA page_size = 512;
        PRAGMA application_id = {0x47504B47};
        CREATE TABLE campanile_pack (key TEXT, value TEXT);
        CREATE TABLE streets (fid INTEGER PRIMARY KEY, geom, key, name, class, length);
        CREATE TABLE civic_numbers (fid INTEGER PRIMARY KEY, geom, street_key, number, exponent);
        CREATE TABLE quarters (fid INTEGER PRIMARY KEY, geom, key, name, kind, derived, lon, lat, area);""")
    values = {"format": 1, "name": "Seme", "sample": 1, "south": 46.0, "west": 11.0, "north": 46.1, "east": 11.1,
              "streets": len(streets), "civic_numbers": len(civics), "quarters": len(quarters)} | (town or {})
    db.executemany("INSERT INTO campanile_pack VALUES (?, ?)", [(k, str(v)) for k, v in values.items()])
    db.executemany("INSERT INTO streets (geom, key, name, length) VALUES (?, ?, ?, ?)", streets)
    db.executemany("INSERT INTO civic_numbers (geom, street_key, number, exponent) VALUES (?, ?, ?, ?)", civics)
    db.executemany("INSERT INTO quarters (geom, key, name, kind, derived, lon, lat, area) VALUES (?,?,?,?,?,?,?,?)",
                   quarters)
    db.executescript(extra)
    db.commit()
    db.close()


roma = (street_line, "via roma", "Via Roma", 1500.0)
doors = [(point(11.01, 46.011), "via roma", 1, ""), (point(11.015, 46.011), "via roma", 5, "A"),
         (point(11.02, 46.015), "via roma", 9, "")]
quarter = (multi_polygon([square]), "centro", "Centro", "suburb", 0, 11.05, 46.05, 1e6)
pack("town", [roma], doors, [quarter])
pack("municipality", [roma], doors, [quarter],
     extra="CREATE TABLE municipality (fid INTEGER PRIMARY KEY, geom, source);"
           f"INSERT INTO municipality (geom) VALUES (x'{multi_polygon([square]).hex()}');")
pack("empty", [], [], [])
# What a pack may not be: each of these once broke the reader, or would have.
nothing = header() + struct.pack("<BII", 1, 2, 0)
pack("civic-without-a-point", [roma], [(nothing, "via roma", 1, "")], [])
pack("civic-of-no-lines", [roma], [(header() + struct.pack("<BII", 1, 5, 0), "via roma", 1, "")], [])
pack("numbers-overflow", [roma], [(point(11.01, 46.011), "via roma", -2**31, ""),
                                  (point(11.01, 46.011), "via roma", 2**31 - 1, "")], [])
pack("huge-count", [(header() + struct.pack("<BII", 1, 2, 0xFFFFFFFF), "k", "K", 1)], [], [])
pack("not-a-number", [(multi_line([line([(float("nan"), 46.0), (11.0, float("inf"))])]), "k", "K", 1)], [], [])
pack("around-the-earth", [(multi_line([line([(-180.0, -90.0), (180.0, 90.0)] * 8)]), "k", "K", 1)], [], [])
pack("bounds-upside-down", [roma], doors, [], town={"south": 46.1, "north": 46.0})
pack("bounds-not-on-earth", [roma], doors, [], town={"south": -170, "north": 170})
pack("endless-view", [], [], [], extra="""DROP TABLE streets; CREATE VIEW streets AS WITH RECURSIVE
    n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, i AS key, i AS name, 1 AS length, NULL AS geom
    FROM n;""")
pack("generated-blob", [], [], [], extra="""DROP TABLE streets; CREATE TABLE streets (fid INTEGER PRIMARY KEY, key,
    name AS (hex(zeroblob(400000000))), class, length, geom); INSERT INTO streets (key) VALUES ('a'), ('b'), ('c');""")

text = "nome;via;civico;telefono;lingua\nFamiglia Esempio;Via Roma;12/A;0461 012345;de\nNicolò;Via Corta;5;340 001 2345;\n"
write("directory", "utf8", text.encode())
write("directory", "utf8-bom", b"\xef\xbb\xbf" + text.encode())
write("directory", "windows", text.replace(";", ",").replace("\n", "\r\n").encode("cp1252"))
write("directory", "utf16", b"\xff\xfe" + text.encode("utf-16-le"))
write("directory", "utf16-no-bom", text.encode("utf-16-be"))
write("directory", "utf16-half", (b"\xff\xfe" + text.encode("utf-16-le"))[:-3])
write("directory", "macintosh", text.replace("\n", "\r").encode("mac_roman"))
write("directory", "quotes", b'telefono,nome\n"0461 012345","Uno ""due""\ntre"\n340,"aperto\n0461 012346,x\n')
write("directory", "tabs", text.replace(";", "\t").encode())
write("directory", "full-address", "telefono|indirizzo\n0461 012345|Via XX Settembre 12/A, 38122 Trento\n".encode())
write("directory", "without-header", b"0461 012345;Via Roma 1\n0461 012346;Via Roma 2\n")
write("directory", "zeros", b"telefono;via\n0461 012345\x00;Via\x00 Roma\n" + b"\x00" * 40)
write("directory", "empty", b"")
write("directory", "only-line-ends", b"\r\n\n\r\r\n")
write("directory", "many-columns", b"telefono" + b";x" * 1500 + b"\n0461 012345" + b";" * 1500 + b"\n")

for name, words in {
    "plain": "Via Roma 12", "letter": "V.le S. Antonio 12/A", "bis": "Via Garibaldi 7 bis", "flat": "Via dei Mille 3 int. 4",
    "snc": "Località Ponte Alto snc", "km": "Strada Provinciale 12 km 3+400", "range": "12-16; 18, 20/A e 22",
    "roman": "Via XX Settembre 5, 38122 Trento (TN)", "swapped": "Garibaldi Giuseppe via, n° 9",
    "accents": "Rue de l’Église 4", "own-streets": "Via Uno\nVia Due Ponti\nPiazza I Maggio\np.zza 1 maggio 3",
    "surrogates": "Via 𝐑𝐨𝐦𝐚 １２", "many-words": "via " + "s " * 200, "digits": "9" * 300,
}.items():
    write("address", name, words.encode())

polygon = '{"type":"Polygon","coordinates":[[[11.1,46.0],[11.2,46.0],[11.2,46.1],[11.1,46.0]]]}'
feature = '{"type":"Feature","properties":{"nome":"Zona"},"geometry":%s}'
for name, geometry in {
    "polygon": polygon, "point": '{"type":"Point","coordinates":[11.1,46.0]}', "nothing": "null",
    "line": '{"type":"LineString","coordinates":[[11.1,46.0],[11.2,46.05,300]]}',
    "many": '{"type":"GeometryCollection","geometries":[%s,%s]}' % (polygon, polygon),
    "not-a-number": polygon.replace("46.1", "NaN"), "infinite": polygon.replace("46.1", "1e999"),
    "antimeridian": polygon.replace("11.2", "-179.9").replace("11.1", "179.9"),
    "metres": polygon.replace("11.", "66123.").replace("46.", "51023."),
}.items():
    write("areafile", name + ".geojson",
          ('{"type":"FeatureCollection","features":[%s]}' % (feature % geometry)).encode())
write("areafile", "deep.geojson", ('{"type":"GeometryCollection","geometries":[' * 300).encode())
kml = ('<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Zona</name>%s'
       '</Placemark></Document></kml>')
ring = ("<Polygon><outerBoundaryIs><LinearRing><coordinates>11.1,46.0 11.2,46.0,5 11.2,46.1 11.1,46.0</coordinates>"
        "</LinearRing></outerBoundaryIs></Polygon>")
write("areafile", "polygon.kml", (kml % ring).encode())
write("areafile", "point.kml", (kml % "<Point><coordinates>11.1,46.0</coordinates></Point>").encode())
write("areafile", "entities.kml", (kml % "&a;").replace("?>", '?><!DOCTYPE k [<!ENTITY a SYSTEM "/etc/passwd">]>').encode())
write("areafile", "cut.kml", (kml % ring).encode()[:-90])


def chunk(name, data, size=None):
    return name + struct.pack("<I", len(data) if size is None else size) + data + b"\0" * (len(data) % 2)


def wave(data, kind=1, channels=1, rate=16000, bits=16, size=None, before=b"", after=b"", extra=b""):
    block = channels * bits // 8
    fmt = struct.pack("<HHIIHH", kind, channels, rate, rate * block, block, bits) + extra
    body = b"WAVE" + chunk(b"fmt ", fmt) + before + chunk(b"data", data, size) + after
    return b"RIFF" + struct.pack("<I", len(body)) + body


samples = b"".join(struct.pack("<h", (i * 997) % 20000 - 10000) for i in range(400))
write("soundfile", "recording.wav", wave(samples))
write("soundfile", "interrupted.wav", wave(samples + b"\x01", size=200)[:-1])  # half a sample more than the header says
write("soundfile", "no-size.wav", wave(samples, size=0))
write("soundfile", "huge-size.wav", wave(samples, size=0xFFFFFFFF))
write("soundfile", "stereo.wav", wave(samples, channels=2, rate=44100))
write("soundfile", "with-list.wav", wave(samples, before=chunk(b"LIST", b"INFOIART\x04\0\0\0abcd"),
                                        after=chunk(b"LIST", b"INFO")))
write("soundfile", "float.wav", wave(struct.pack("<6f", 0.5, -0.5, float("nan"), float("inf"), 1e30, 0), 3, bits=32))
write("soundfile", "alaw.wav", wave(bytes(range(200)), 6, rate=8000, bits=8))
write("soundfile", "24-bit.wav", wave(samples[:600], bits=24))
write("soundfile", "extensible.wav", wave(samples, 0xFFFE, extra=struct.pack("<HHI", 22, 16, 4)
                                         + bytes.fromhex("0100000000001000800000aa00389b71")))
write("soundfile", "no-channels.wav", wave(samples, channels=0))
write("soundfile", "no-rate.wav", wave(samples, rate=0))
write("soundfile", "data-first.wav", b"RIFF\x24\0\0\0WAVE" + chunk(b"data", samples[:40]))
write("soundfile", "many-chunks.wav", wave(samples, before=chunk(b"junk", b"") * 70))
write("soundfile", "sun.au", b".snd" + struct.pack(">IIIII", 24, len(samples), 3, 8000, 1) + samples)
write("soundfile", "apple.aiff", b"FORM" + struct.pack(">I", 46 + len(samples)) + b"AIFFCOMM"
      + struct.pack(">IhIh", 18, 1, 400, 16) + bytes.fromhex("400cfa00000000000000") + b"SSND"
      + struct.pack(">III", 8 + len(samples), 0, 0) + samples)


sound = (b"RIFF" + struct.pack("<I", 36 + 320) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16)
         + b"data" + struct.pack("<I", 320) + bytes(range(160)) * 2)
digest = hashlib.sha256(sound).hexdigest()
version = {"language": "it", "text": "Salite ai piani alti.", "origin": 1, "audio": f"audio/{digest}.wav", "length": 10,
           "digest": digest, "take": "", "spoken": "", "sections": [],
           "edit": {"trimStart": 0, "trimEnd": 0, "trimSilence": True, "longestPause": 0, "normalise": True, "repeats": 1}}
message = {"version": 1, "id": "m-1", "title": "Piena", "tags": ["fiume"], "versions": [version], "created": 1000,
           "changed": 0}
manifest = {"format": "campanile-message", "version": 1, "from": "portatile", "messages": [message], "audio": []}
draft = message | {"versions": [version | {"audio": "", "digest": "", "length": 0}]}


def message_file(name, files, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for entry, data in files:
            archive.writestr(zipfile.ZipInfo(entry, (2026, 1, 1, 0, 0, 0)), data, method)
    write("messagearchive", name, buffer.getvalue())
    return buffer.getvalue()


written = json.dumps(manifest).encode()
heard = (f"audio/{digest}.wav", sound)
whole = message_file("whole", [("manifest.json", written), heard])
message_file("stored", [("manifest.json", written), heard], zipfile.ZIP_STORED)
message_file("climbs", [("manifest.json", written), heard, ("../../evil.wav", b"x")])
message_file("damaged", [("manifest.json", written), (f"audio/{digest}.wav", sound + b"x")])
message_file("empty", [])
write("messagearchive", "cut", whole[:-40])
write("messagearchive", "manifest", json.dumps(manifest | {"messages": [draft]}).encode())
write("messagearchive", "manifest-newer", json.dumps(manifest | {"version": 2}).encode())
write("messagearchive", "manifest-path", json.dumps(manifest | {"messages": [draft | {"id": "../x"}]}).encode())


def rtp(payload_type, sequence, timestamp, payload, source=7, marker=False, first=0x80):
    return struct.pack(">BBHII", first, payload_type | (0x80 if marker else 0), sequence, timestamp, source) + payload


def rtp_stream(name, flags, packets):
    write("rtp", name, bytes([flags]) + b"".join(struct.pack("<H", len(p) | ticks << 13) + p for ticks, p in packets))


def key_press(event, sequence, timestamp, duration, end=False):
    return rtp(101, sequence, timestamp, struct.pack(">BBH", event, 0x8A if end else 0x0A, duration))


silent = bytes([0xD5]) * 160
spoken = bytes(range(160))
rtp_stream("silence", 0, [(1, rtp(8, 65530 + i & 0xFFFF, 160 * i, silent)) for i in range(12)])
rtp_stream("speech", 0, [(1, rtp(8, i, 160 * i, spoken)) for i in range(8)] + [(7, rtp(8, 9, 9000, silent))])
rtp_stream("wide", 2 | 8, [(1, rtp(9, i, 160 * i, spoken)) for i in range(6)])
rtp_stream("another-number", 1 | 4, [(1, rtp(111, i, 160 * i, spoken)) for i in range(4)])
rtp_stream("keys", 16, [(0, key_press(1, i, 1000, 160 * i, i > 3)) for i in range(6)]
           + [(0, key_press(9, 10, 9000, 800, True)), (0, key_press(1, 3, 1000, 480))])
rtp_stream("sources", 8, [(1, rtp(8, i, 160 * i, spoken, source=i % 6)) for i in range(12)])
rtp_stream("headers", 32, [(0, rtp(8, 1, 0, struct.pack(">II", 1, 2) + silent, first=0x82)),
                           (0, rtp(8, 2, 0, bytes.fromhex("bede000100000000") + silent, first=0x90)),
                           (0, rtp(8, 3, 0, silent + b"\0\0\3", first=0xA0)), (0, rtp(8, 4, 0, b"", first=0x8F)),
                           (0, rtp(72, 5, 0, b"", marker=True)), (0, b"\x80")])


def sdp(lines, port=4000, formats="8 101", profile="RTP/AVP", address="127.0.0.1"):
    text = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", f"c=IN IP4 {address}", "t=0 0",
            f"m=audio {port} {profile} {formats}", *lines]
    return "".join(line + "\r\n" for line in text)


def call_sound(name, flags, *texts):
    write("callsound", name, bytes([flags]) + "\n--\n".join(texts).encode())


names = ["a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16"]
line_key = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"
crypto = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 " + line_key
call_sound("plain", 0, sdp(names))
call_sound("renumbered", 0, sdp(["a=rtpmap:97 PCMA/8000", "a=ptime:30", "a=maxptime:20"], formats="97 0"))
call_sound("hold", 0, sdp(names), sdp([*names, "a=sendonly"]), sdp(names, address="0.0.0.0"), "", sdp(names, port=0))
call_sound("secret", 2, sdp([*names, crypto], profile="RTP/SAVP"),
           sdp([*names, crypto + "|2^31|1:4 WSH=64"], profile="RTP/SAVP"), sdp(names))
call_sound("secret-offered", 1, sdp([*names, crypto]),
           sdp(["a=crypto:7 AES_CM_128_HMAC_SHA1_32 " + line_key, "a=inactive"], profile="RTP/SAVP", formats="9 8"))
call_sound("wrong-keys", 1, sdp([crypto + " UNENCRYPTED_SRTP"]), sdp([crypto[:-4]]), sdp(["a=crypto:1 x y"]))
call_sound("comes-in", 8, sdp(names, formats="18 0 8 101"), sdp(["a=rtcp:4001 IN IP4 127.0.0.1", "b=AS:64"]))
call_sound("wide-alone", 4, sdp(["a=rtpmap:9 G722/8000"], formats="9"), sdp([], formats="9 9 9"))
call_sound("two-media", 0, sdp(names) + "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n")
call_sound("nonsense", 0, "v=1\r\nm=audio\r\n", "m=\r\na\r\n=", "a=crypto:\r\n")


def tone(seconds, rate, level=8000):
    return b"".join(struct.pack("<h", level if i * 880 // rate % 2 else -level) for i in range(int(seconds * rate)))


write("prompt", "shortest.wav", wave(tone(0.5, 8000), rate=8000))
write("prompt", "too-short.wav", wave(tone(0.4, 8000), rate=8000))
write("prompt", "silent.wav", wave(bytes(8000), rate=8000))
write("prompt", "pause.wav", wave(tone(0.3, 8000) + bytes(6400) + tone(0.2, 8000), rate=8000))
write("prompt", "odd-rate.wav", wave(tone(0.5, 11025), rate=11025))
write("prompt", "odd-size.wav", wave(tone(0.5, 8000) + b"\x01", rate=8000))
write("prompt", "with-list.wav", wave(tone(0.5, 8000), rate=8000, before=chunk(b"LIST", b"INFOIART\x05\0\0\0abcde\0"),
                                     after=chunk(b"LIST", b"INFO")))
write("prompt", "extensible.wav", wave(tone(0.5, 8000), 0xFFFE, rate=8000, extra=struct.pack("<HHI", 22, 16, 4)
                                      + bytes.fromhex("0100000000001000800000aa00389b71")))
write("prompt", "two-sounds.wav", wave(tone(0.5, 8000), rate=8000, after=chunk(b"data", tone(0.1, 8000))))
write("prompt", "two-formats.wav", wave(tone(0.5, 8000), rate=8000, before=chunk(
    b"fmt ", struct.pack("<HHIIHH", 1, 1, 48000, 96000, 2, 16))))
write("prompt", "wrong-block.wav", wave(tone(0.5, 8000), rate=8000).replace(
    struct.pack("<IHH", 16000, 2, 16), struct.pack("<IHH", 7, 9, 16)))
write("prompt", "no-size.wav", wave(tone(0.5, 8000), rate=8000, size=0))
write("prompt", "huge-size.wav", wave(tone(0.5, 8000), rate=8000, size=0xFFFFFFFF))
write("prompt", "stereo.wav", wave(tone(0.5, 8000), rate=8000, channels=2))

token = '[[token]]\nname = "console"\nrole = "approver"\nsha256 = "%s"\n' % hashlib.sha256(b"seed").hexdigest()
drill = '[[trunk]]\nname = "exercise"\nkind = "simulated"\nmode = "drill"\nchannels = 4\ncalls_per_second = 2\n'
line = """[[trunk]]
name = "operator"
kind = "sip"
mode = "live"
server = "sip.example.org"
transport = "tls"
user = "0461889999"
password_file = "/nowhere/password"
caller_id = "+390461889999"
caller_ids = ["+390461889998"]
assert_identity = true
channels = 90
calls_per_second = 6.5
priority = 1
weight = 1
rtp_ports = [20000, 28998]
ping_seconds = 5
key_wait_seconds = 3.5
register = true
register_seconds = 300
session_seconds = 1800
local_address = "127.0.0.1"
local_port = 5060
codecs = ["PCMA", "PCMU", "G722"]
srtp = "offer"
follow_sound = false
"""
unnamed = line.replace('user = "0461889999"\npassword_file = "/nowhere/password"\n', "").replace("register = true\n", "")
rest = """listen = "127.0.0.1:0"
ledger = "l"
library = "b"
log_level = "warn"
[simulation]
seed = 7
time_scale = 20.0
[limits]
recipients = 1000
watchers = 3
library_reserve_mb = 1
[call_back]
hours = 12
channels = 10
no_alert = ""
[machine_detection]
initial_silence_ms = 2500
greeting_ms = 2100
max_words = 4
beep = true
[[exchange]]
prefix = "+390461"
channels = 20
calls_per_second = 2
"""
for name, text in {
    "simulated": token + drill, "line": token + unnamed, "password": token + line, "rest": rest + token + drill,
    "both": rest.replace("20.0", "1") + token + drill + unnamed, "tls": '[tls]\ncertificate = "c"\nkey = "k"\n' + token,
    "wrong-kinds": 'listen = 5\nlimits = "none"\ntrunk = 1\ntoken = [1, 2]\n', "no-numbers": token + drill.replace("= 2", "= nan"),
    "huge-numbers": token + unnamed.replace("= 5\n", "= 9223372036854775807\n").replace("3.5", "1e300"),
    "ports-overflow": token + unnamed.replace("20000, 28998", "-2147483648, 2147483647"),
    "deep": "a = " + "[" * 300, "cut": (token + unnamed)[:-9], "empty": "", "zeros": "\0" * 20,
}.items():
    write("dialerconfig", name, text.encode())

for name, (kind, text) in {
    "reason": (0, 'Q.850;cause=17;text="User busy"'), "reasons": (0, 'SIP;cause=600, Q.850 ;cause= 16;text="x, cause=1"'),
    "reason-huge": (0, "Q.850;cause=" + "9" * 40), "reason-negative": (0, "Q.850;cause=-1"), "reason-none": (0, "Q.850"),
    "retry": (1, " 18 (in a meeting);duration=60"), "retry-huge": (1, "9" * 40), "retry-words": (1, "soon"),
    "mobile": (2, "+393400012345"), "landline": (2, "+390461012345"), "premium": (2, "+39899123456"),
    "emergency": (2, "112"), "foreign": (2, "+4312345678"), "caller": (3, "+39 0461-012345;phone-context=+39"),
    "caller-national": (3, "3900012345"), "caller-international": (3, "00390461012345"), "caller-hidden": (3, "anonymous"),
}.items():
    write("sipwords", name, bytes([kind]) + text.encode())

for name, data in {
    "fingers": bytes([0, 1, 0, 0, 2, 0, 0, 9, 0, 0]), "again": bytes([0] + [5, 0, 0] * 4),
    "ends-lost": bytes([0] + [5, 0xE0, 0] * 3), "begins-lost": bytes([0] + [5, 0x1F, 0] * 3), "all-lost": bytes([0, 7, 255, 0]),
    "twice-and-late": bytes([0] + [11, 0x24, 0xFF] * 3), "wraps": bytes([254] + [0xF3, 0, 0x55] * 60),
    "anything": bytes([1]) + b"".join(struct.pack(">IBB", i << 29, i, 4) + bytes([i, 0x8A, 3, 32]) for i in range(6)),
    "short": bytes([1]) + struct.pack(">IBB", 1, 0, 3) + b"\x01\x02\x03",
}.items():
    write("keypackets", name, data)
