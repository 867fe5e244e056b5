// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmsource.h"

#include <osmium/io/any_input.hpp>
#include <osmium/io/input_iterator.hpp>
#include <osmium/object_pointer_collection.hpp>
#include <osmium/osm/object_comparisons.hpp>
#include <osmium/visitor.hpp>

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <memory>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// Thrown and caught in this file only.
struct Stopped { };

struct OutOfOrder { };

struct TooLarge { };

constexpr std::size_t bufferBytes = 4'000'000;
constexpr std::size_t sortableBytes = 6'000'000'000;

// libosmium goes by the name; a file called otherwise is known by its first bytes.
Result<osmium::io::File> identify(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (info.isDir())
        return failure(ErrorCode::FileUnreadable, {path, u"it is a folder"_s});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    const QByteArray head = file.read(64);
    if (head.isEmpty())
        return failure(ErrorCode::FileTruncated, {path});
    std::string format;
    if (head.mid(6, 9) == "OSMHeader" || head.contains("OSMHeader"))
        format = "pbf";
    else if (head.startsWith("\xff\xe0"))
        format = "o5m";
    else if (head.startsWith("\x1f\x8b"))
        format = path.endsWith(u".opl.gz"_s) ? "opl.gz" : "osm.gz";
    else if (head.startsWith("BZh"))
        format = path.endsWith(u".opl.bz2"_s) ? "opl.bz2" : "osm.bz2";
    else if (head.trimmed().startsWith('<') || head.startsWith("\xef\xbb\xbf<"))
        format = "osm";
    else if (path.endsWith(u".opl"_s)
        && (head.startsWith("n") || head.startsWith("w") || head.startsWith("r") || head.startsWith("#")))
        format = "opl";
    else
        return failure(
            ErrorCode::FileWrongKind, {path, u"OpenStreetMap data (.osm.pbf, .osm, .osm.gz, .osm.bz2, .o5m, .opl)"_s});
    return osmium::io::File(QFile::encodeName(path).toStdString(), format);
}

Error errorOf(const std::exception &exception, const QString &path)
{
    const QString words = QString::fromUtf8(exception.what());
    for (const auto &sign : {u"truncated"_s, u"EOF"_s, u"unexpected end"_s, u"no element found"_s, u"unclosed"_s,
             u"premature"_s, u"read failed"_s, u"end of stream"_s}) {
        if (words.contains(sign, Qt::CaseInsensitive))
            return {ErrorCode::FileTruncated, {path}};
    }
    if (dynamic_cast<const std::system_error *>(&exception))
        return {ErrorCode::FileUnreadable, {path, words}};
    return {ErrorCode::FileWrongKind, {path, u"OpenStreetMap data (%1)"_s.arg(words)}};
}

bool sameObject(const osmium::OSMObject &a, const osmium::OSMObject &b)
{
    return a.type() == b.type() && a.id() == b.id();
}

// Newest first; equal ones by their bytes, so that the choice does not depend on which file came first.
bool preferred(const osmium::OSMObject &a, const osmium::OSMObject &b)
{
    if (a.version() != b.version())
        return a.version() > b.version();
    if (a.timestamp() != b.timestamp())
        return a.timestamp() > b.timestamp();
    if (a.byte_size() != b.byte_size())
        return a.byte_size() > b.byte_size();
    return std::memcmp(a.data(), b.data(), a.byte_size()) > 0;
}

class OrderCheck final {
public:
    void operator()(const osmium::OSMObject &object)
    {
        if (m_begun && (object.type() < m_type || (object.type() == m_type && !osmium::id_order{}(m_id, object.id()))))
            throw OutOfOrder{};
        m_begun = true;
        m_type = object.type();
        m_id = object.id();
    }

private:
    bool m_begun = false;
    osmium::item_type m_type = osmium::item_type::undefined;
    osmium::object_id_type m_id = 0;
};

class Stream final {
public:
    Stream(const osmium::io::File &file, osmium::osm_entity_bits::type what)
        : m_reader(file, what)
        , m_at(m_reader)
    {
        check();
    }

    [[nodiscard]] const osmium::OSMObject *object() const
    {
        return m_at == osmium::io::InputIterator<osmium::io::Reader, osmium::OSMObject>() ? nullptr : &*m_at;
    }

    void next()
    {
        ++m_at;
        check();
    }

    [[nodiscard]] double done() const { return static_cast<double>(m_reader.offset()); }

    [[nodiscard]] double size() const { return static_cast<double>(m_reader.file_size()); }

private:
    void check()
    {
        if (const auto *now = object())
            m_order(*now);
    }

    osmium::io::Reader m_reader;
    osmium::io::InputIterator<osmium::io::Reader, osmium::OSMObject> m_at;
    OrderCheck m_order;
};

// Collects objects and hands them on in pieces.
class Pieces final {
public:
    explicit Pieces(const OsmSource::Each &each)
        : m_each(each)
    {
    }

    bool add(const osmium::OSMObject &object) ///< true: a piece was handed on
    {
        m_buffer.add_item(object);
        m_buffer.commit();
        return m_buffer.committed() >= bufferBytes && flush();
    }

    bool flush()
    {
        if (m_buffer.committed() > 0)
            m_each(m_buffer);
        m_buffer.clear();
        return true;
    }

private:
    const OsmSource::Each &m_each;
    osmium::memory::Buffer m_buffer{bufferBytes + 1'000'000, osmium::memory::Buffer::auto_grow::yes};
};

bool wanted(const osmium::OSMObject &object, osmium::osm_entity_bits::type what)
{
    return (osmium::osm_entity_bits::from_item_type(object.type()) & what) != osmium::osm_entity_bits::nothing;
}

} // namespace

Result<OsmSource> OsmSource::open(const QStringList &paths)
{
    OsmSource source;
    for (const QString &path : paths) {
        auto file = identify(path);
        if (!file)
            return std::unexpected(file.error());
        source.m_inputs.push_back({path, *std::move(file)});
    }
    return source;
}

Result<void> OsmSource::guarded(const std::function<void()> &work)
{
    m_outOfOrder = false;
    try {
        work();
        return {};
    } catch (const Stopped &) {
        return failure(ErrorCode::Cancelled);
    } catch (const OutOfOrder &) {
        m_outOfOrder = true;
        return failure(ErrorCode::FileWrongKind, {m_current, u"OpenStreetMap data in order"_s});
    } catch (const TooLarge &) {
        return failure(ErrorCode::FileTooLarge, {m_current});
    } catch (const std::exception &exception) {
        return std::unexpected(errorOf(exception, m_current));
    }
}

Result<void> OsmSource::read(
    osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop)
{
    return guarded([&] {
        if (!m_sorted.empty())
            readSorted(what, each, progress, stop);
        else if (m_inputs.size() == 1)
            readOne(what, each, progress, stop);
        else
            readMerged(what, each, progress, stop);
    });
}

void OsmSource::readOne(
    osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop)
{
    m_current = m_inputs.front().path;
    osmium::io::Reader reader(m_inputs.front().file, what);
    const double size = std::max<double>(1, static_cast<double>(reader.file_size()));
    OrderCheck order;
    while (osmium::memory::Buffer buffer = reader.read()) {
        if (stop.stop_requested())
            throw Stopped{};
        for (const auto &object : buffer.select<osmium::OSMObject>())
            order(object);
        each(buffer);
        progress(std::min(1.0, static_cast<double>(reader.offset()) / size));
    }
    reader.close();
}

void OsmSource::readMerged(
    osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop)
{
    std::vector<std::unique_ptr<Stream>> streams;
    double size = 1;
    for (const Input &input : m_inputs) {
        m_current = input.path;
        streams.push_back(std::make_unique<Stream>(input.file, what));
        size += streams.back()->size();
    }
    Pieces pieces(each);
    const auto before = [](const osmium::OSMObject &a, const osmium::OSMObject &b) {
        return a.type() != b.type() ? a.type() < b.type() : osmium::id_order{}(a.id(), b.id());
    };
    for (;;) {
        const osmium::OSMObject *first = nullptr;
        for (const auto &stream : streams) {
            const auto *object = stream->object();
            if (object
                && (!first || before(*object, *first) || (sameObject(*object, *first) && preferred(*object, *first))))
                first = object;
        }
        if (!first)
            break;
        if (pieces.add(*first)) {
            if (stop.stop_requested())
                throw Stopped{};
            double done = 0;
            for (const auto &stream : streams)
                done += stream->done();
            progress(std::min(1.0, done / size));
        }
        const auto type = first->type();
        const auto id = first->id();
        for (std::size_t i = 0; i < streams.size(); ++i) {
            m_current = m_inputs[i].path;
            if (const auto *object = streams[i]->object(); object && object->type() == type && object->id() == id)
                streams[i]->next();
        }
    }
    pieces.flush();
}

void OsmSource::readSorted(
    osmium::osm_entity_bits::type what, const Each &each, const Progress &progress, const std::stop_token &stop)
{
    Pieces pieces(each);
    for (std::size_t i = 0; i < m_sorted.size(); ++i) {
        if (stop.stop_requested())
            throw Stopped{};
        for (const auto &object : m_sorted[i].select<osmium::OSMObject>()) {
            if (wanted(object, what))
                pieces.add(object);
        }
        progress(double(i + 1) / double(m_sorted.size()));
    }
    pieces.flush();
}

Result<void> OsmSource::sort(const std::stop_token &stop)
{
    return guarded([&] {
        std::vector<osmium::memory::Buffer> all;
        osmium::ObjectPointerCollection objects;
        std::size_t bytes = 0;
        for (const Input &input : m_inputs) {
            m_current = input.path;
            osmium::io::Reader reader(input.file, osmium::osm_entity_bits::nwr);
            while (osmium::memory::Buffer buffer = reader.read()) {
                if (stop.stop_requested())
                    throw Stopped{};
                bytes += buffer.committed();
                if (bytes > sortableBytes)
                    throw TooLarge{};
                all.push_back(std::move(buffer));
                osmium::apply(all.back(), objects);
            }
            reader.close();
        }
        objects.sort([](const osmium::OSMObject *a, const osmium::OSMObject *b) {
            if (a->type() != b->type())
                return a->type() < b->type();
            if (a->id() != b->id())
                return osmium::id_order{}(a->id(), b->id());
            return preferred(*a, *b);
        });
        std::vector<osmium::memory::Buffer> sorted;
        const Each keep = [&sorted](osmium::memory::Buffer &piece) {
            osmium::memory::Buffer copy(piece.committed());
            copy.add_buffer(piece);
            copy.commit();
            sorted.push_back(std::move(copy));
        };
        Pieces pieces(keep);
        const osmium::OSMObject *last = nullptr;
        for (const auto &object : objects) {
            if (!last || !sameObject(*last, object))
                pieces.add(object);
            last = &object;
        }
        pieces.flush();
        if (sorted.empty())
            sorted.emplace_back(64);
        m_sorted = std::move(sorted);
    });
}

} // namespace campanile
