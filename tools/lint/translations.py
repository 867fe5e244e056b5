#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py BUILD_DIR: every word on a screen is translated. Changes nothing.

Each target's sources are read again by lupdate into a copy of its translations: what it has to add was never
translated, what it finds gone is stale. Then every message must be finished, not empty, and keep its %1 and %n.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

TOP = pathlib.Path(__file__).resolve().parents[2]


def generator(build):
    """Qt's own script that turns CMake's list of sources into lupdate's project file."""
    cache = (build / "CMakeCache.txt").read_text()
    tools = re.search(r"^Qt6LinguistTools_DIR:PATH=(.*)$", cache, re.M).group(1)
    return pathlib.Path(tools) / "GenerateLUpdateProject.cmake"


def quietly(*command):
    """lupdate warns of Qt's own headers; that matters only when it fails."""
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ran.returncode:
        sys.exit(ran.stdout)


def updated_copy(build, project, folder):
    text = project.read_text()
    original = pathlib.Path(re.search(r'lupdate_translations "([^"]*)"', text).group(1))
    copy = folder / original.name
    copy.write_bytes(original.read_bytes())
    listed = folder / project.name
    listed.write_text(text.replace(str(original), str(copy)))
    described = listed.with_suffix(".json")
    quietly("cmake", f"-DIN_FILE={listed}", f"-DOUT_FILE={described}", "-P", generator(build))
    quietly("/usr/lib/qt6/bin/lupdate", "-project", described, "-locations", "none", "-source-language", "en")
    return original, copy


def faults(copy):
    for context in xml.parse(copy).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            state = translation.get("type", "")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            where = f"{name}: {source!r}"
            if state in ("vanished", "obsolete"):
                yield f"{where} is no longer in the sources"
            elif state == "unfinished":
                yield f"{where} is not translated, or its source changed"
            elif not all(form.strip() for form in forms) and source.strip():
                yield f"{where} has an empty translation"
            elif message.get("numerus") == "yes" and len(forms) != 2:
                yield f"{where} needs the Italian singular and plural"
            else:
                wanted = set(re.findall(r"%L?(\d)", source))
                for form in forms:
                    kept = set(re.findall(r"%L?(\d)", form))
                    # a singular may say "one" in words
                    if kept - wanted or (wanted - kept and len(forms) == 1):
                        yield f"{where}: other places for values in {form!r}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    build = pathlib.Path(sys.argv[1]).resolve()
    projects = sorted(build.rglob("*_lupdate_project.cmake"))
    found = 0
    seen = set()
    with tempfile.TemporaryDirectory() as temporary:
        for project in projects:
            original, copy = updated_copy(build, project, pathlib.Path(temporary))
            seen.add(original.name)
            for fault in faults(copy):
                found += 1
                print(f"{original.relative_to(TOP)}: {fault}")
    for orphan in sorted((TOP / "translations").glob("*.ts")):
        if orphan.name not in seen:
            found += 1
            print(f"translations/{orphan.name}: belongs to no target")
    if not seen:
        sys.exit(f"{build}: no translated targets; is it configured?")
    if found:
        sys.exit(f"{found} faults in the translations")
    print(f"{len(seen)} translations complete")


main()
