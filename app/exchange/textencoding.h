// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

namespace campanile {

/// What a text file is written in, judged from its beginning and from whether all of it is valid UTF-8. Names are those
/// QStringDecoder knows. Binary files are FileWrongKind.
class EncodingGuess final {
public:
    explicit EncodingGuess(QString path)
        : m_path(std::move(path))
    {
    }

    void feed(QByteArrayView bytes); ///< all of the file, in order
    [[nodiscard]] Result<QString> result() const;

private:
    QString m_path;
    QByteArray m_head;
    qint64 m_total = 0;
    bool m_utf8 = true;
    int m_pending = 0; ///< continuation bytes to come
};

} // namespace campanile
