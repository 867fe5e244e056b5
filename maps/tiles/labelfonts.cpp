// SPDX-License-Identifier: GPL-3.0-or-later
#include "labelfonts.h"

#include <QDirIterator>
#include <QHash>
#include <QStandardPaths>

#include <mapnik/font_engine_freetype.hpp>

#include <array>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct Face {
    const char *file; // without its ending: distributions ship the same face as .otf or .ttf
    const char *name; // as FreeType calls it
};

// By LabelFont, best first.
constexpr std::array<std::array<Face, 4>, 4> faces{{
    {{{"Inter-Regular", "Inter Regular"}, {"NotoSans-Regular", "Noto Sans Regular"}, {"DejaVuSans", "DejaVu Sans Book"},
        {"segoeui", "Segoe UI Regular"}}},
    {{{"Inter-Medium", "Inter Medium"}, {"NotoSans-Medium", "Noto Sans Medium"}, {"DejaVuSans", "DejaVu Sans Book"},
        {"segoeui", "Segoe UI Regular"}}},
    {{{"Inter-SemiBold", "Inter SemiBold"}, {"NotoSans-SemiBold", "Noto Sans SemiBold"},
        {"DejaVuSans-Bold", "DejaVu Sans Bold"}, {"segoeuib", "Segoe UI Bold"}}},
    {{{"Inter-Italic", "Inter Italic"}, {"NotoSans-Italic", "Noto Sans Italic"},
        {"DejaVuSans-Oblique", "DejaVu Sans Oblique"}, {"segoeuii", "Segoe UI Italic"}}},
}};

QHash<QString, QString> fontFiles()
{
    QHash<QString, QString> files;
    const QStringList endings{u"*.otf"_s, u"*.ttf"_s, u"*.ttc"_s};
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::FontsLocation);
    folders << u"/usr/share/fonts"_s << u"/usr/local/share/fonts"_s;
    folders.removeDuplicates();
    for (const QString &folder : std::as_const(folders)) {
        QDirIterator files_(folder, endings, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
        while (files_.hasNext()) {
            const QFileInfo file = files_.nextFileInfo();
            if (!files.contains(file.completeBaseName()))
                files.insert(file.completeBaseName(), file.filePath());
        }
    }
    return files;
}

std::vector<mapnik::font_set> makeSets()
{
    const QHash<QString, QString> files = fontFiles();
    std::vector<mapnik::font_set> sets;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        mapnik::font_set set("label" + std::to_string(i));
        for (const Face &face : faces[i]) {
            const QString file = files.value(QString::fromLatin1(face.file));
            if (!file.isEmpty() && mapnik::freetype_engine::register_font(file.toStdString()))
                set.add_face_name(face.name);
        }
        sets.push_back(std::move(set));
    }
    return sets;
}

} // namespace

const mapnik::font_set &labelFont(LabelFont font)
{
    static const std::vector<mapnik::font_set> sets = makeSets();
    return sets[std::size_t(font)];
}

} // namespace campanile
