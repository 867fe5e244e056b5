// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrows.h"

#include "card.h"
#include "figures.h"
#include "label.h"
#include "painting.h"
#include "statuslight.h"
#include "tokens.h"
#include "waveformview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QVBoxLayout *cardBody(QWidget *in)
{
    auto *layout = new QVBoxLayout(in);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    layout->addWidget(card);
    return card->body();
}

} // namespace

/// Number, part, what the text says of it, tick or triangle.
class ChecklistCard::Row final : public QWidget {
public:
    Row(int number, const QString &title, QWidget *parent)
        : QWidget(parent)
        , m_number(number)
        , m_title(title)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void set(bool found, const QString &words)
    {
        m_found = found;
        m_words = words;
        setAccessibleName(u"%1: %2"_s.arg(m_title, words));
        setToolTip(words);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {240, 56}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensFor(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF disc(0, 16, 24, 24);
        paintBox(painter, disc, 12, m_found ? t.tint : t.warnFill);
        painter.setFont(textFont(TextStyle::CaptionStrong));
        painter.setPen(m_found ? t.primary : t.warnText);
        painter.drawText(disc, Qt::AlignCenter, QString::number(m_number));
        const int left = 36;
        const int right = width() - 32;
        painter.setFont(textFont(TextStyle::DetailStrong));
        painter.setPen(t.text);
        painter.drawText(QRect(left, 9, right - left, 20), Qt::AlignLeft | Qt::AlignVCenter, m_title);
        painter.setFont(textFont(TextStyle::Caption));
        painter.setPen(m_found ? t.text2 : t.warnText);
        const QString words = painter.fontMetrics().elidedText(m_words, Qt::ElideRight, right - left);
        painter.drawText(QRect(left, 29, right - left, 16), Qt::AlignLeft | Qt::AlignVCenter, words);
        StatusLight::paintShape(painter, QRectF(width() - 18, 21, 14, 14),
            m_found ? StatusLight::State::Ok : StatusLight::State::Warning, this);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    }

private:
    int m_number;
    QString m_title;
    QString m_words;
    bool m_found = false;
};

ChecklistCard::ChecklistCard(QWidget *parent)
    : QWidget(parent)
    , m_count(new Label(TextStyle::DetailStrong))
{
    QVBoxLayout *body = cardBody(this);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Checklist"), TextStyle::CardTitle), 1);
    head->addWidget(m_count);
    body->addLayout(head);
    body->setSpacing(0);
    body->addSpacing(8);
    const QString titles[] = {
        tr("Who speaks"), tr("What happens"), tr("Where"), tr("When"), tr("What to do"), tr("Where to learn more")};
    for (int i = 0; i < messagePartCount; ++i) {
        auto *row = new Row(i + 1, titles[i], this);
        body->addWidget(row);
        m_rows.append(row);
    }
    body->addStretch();
    setFindings({}, checkMessageText({}));
}

ChecklistCard::~ChecklistCard() = default;

void ChecklistCard::setFindings(const QString &text, const QList<PartFinding> &findings)
{
    const QString missing[] = {tr("not found: say who calls"), tr("not found: say what happens"),
        tr("not found: streets or districts"), tr("not found: an hour, a day, “now”"),
        tr("not found: say what people must do"), tr("not found: a site or a number")};
    int found = 0;
    for (const PartFinding &finding : findings) {
        const int at = static_cast<int>(finding.part) - 1;
        if (!finding.isFound()) {
            m_rows[at]->set(false, missing[at]);
            continue;
        }
        ++found;
        QStringList words;
        for (const TextSpan &span : finding.spans)
            words.append(text.sliced(span.start, span.length).simplified());
        words.removeDuplicates();
        m_rows[at]->set(true, words.join(u", "_s));
    }
    m_count->setText(tr("%1 of %2").arg(found).arg(messagePartCount));
}

/// Light, name, value, remark.
class QualityCard::Row final : public QWidget {
public:
    Row(const QString &name, QWidget *parent)
        : QWidget(parent)
        , m_name(name)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void set(AudioSeverity severity, const QString &value, const QString &remark)
    {
        m_severity = severity;
        m_value = value;
        m_remark = remark;
        setAccessibleName(u"%1: %2. %3"_s.arg(m_name, value, remark));
        setToolTip(remark);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {240, 48}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokensFor(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        using State = StatusLight::State;
        const State state = m_severity == AudioSeverity::Good ? State::Ok
            : m_severity == AudioSeverity::Warning            ? State::Warning
                                                              : State::Failed;
        StatusLight::paintShape(painter, QRectF(0, 17, 14, 14), state, this);
        const int valueAt = std::max(120, width() * 42 / 100);
        const int remarkAt = std::max(valueAt + 84, width() * 68 / 100);
        painter.setPen(t.text);
        painter.setFont(textFont(TextStyle::Detail));
        painter.drawText(QRect(26, 0, valueAt - 26, 48), Qt::AlignLeft | Qt::AlignVCenter, m_name);
        painter.setFont(textFont(TextStyle::DetailStrong));
        painter.drawText(QRect(valueAt, 0, remarkAt - valueAt, 48), Qt::AlignLeft | Qt::AlignVCenter, m_value);
        painter.setFont(textFont(TextStyle::Caption));
        painter.setPen(m_severity == AudioSeverity::Good ? t.muted : t.text2);
        painter.drawText(QRect(remarkAt, 0, width() - remarkAt, 48),
            int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap, m_remark);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    }

private:
    QString m_name;
    QString m_value;
    QString m_remark;
    AudioSeverity m_severity = AudioSeverity::Good;
};

QualityCard::QualityCard(QWidget *parent)
    : QWidget(parent)
    , m_none(new Label(tr("Measured as soon as there is audio."), TextStyle::Detail, Ink::Muted))
{
    QVBoxLayout *body = cardBody(this);
    body->addWidget(new Label(tr("Audio quality"), TextStyle::CardTitle));
    body->setSpacing(0);
    body->addSpacing(8);
    m_none->setWordWrap(true);
    body->addWidget(m_none);
    for (const QString &name : {tr("Length"), tr("Loudness"), tr("Silence before"), tr("Silence after"), tr("Peaks"),
             tr("Noise"), tr("Evenness")}) {
        auto *row = new Row(name, this);
        body->addWidget(row);
        m_rows.append(row);
    }
    body->addStretch();
    setReport(nullptr);
}

QualityCard::~QualityCard() = default;

void QualityCard::setReport(const AudioReport *report)
{
    m_none->setVisible(!report);
    for (Row *row : m_rows)
        row->setVisible(report);
    if (!report)
        return;
    const QLocale locale;
    const auto seconds = [&](double value) { return tr("%1 s").arg(locale.toString(value, 'f', 1)); };
    for (const AudioFinding &finding : report->findings) {
        const bool good = finding.severity == AudioSeverity::Good;
        QString value;
        QString remark;
        switch (finding.aspect) {
        case AudioAspect::Length:
            value = clockWords(report->length);
            remark = finding.value > 40 ? tr("over 40 s many hang up")
                : good                  ? tr("under 40 s people listen to the end")
                                        : tr("too short to be understood");
            break;
        case AudioAspect::Loudness:
            value = tr("%1 LUFS").arg(QString(finding.value < 0 ? u"−"_s : QString())
                + locale.toString(std::abs(std::lround(finding.value))));
            remark = good ? tr("right for the telephone") : finding.value < -18 ? tr("too quiet") : tr("too loud");
            break;
        case AudioAspect::LeadingSilence:
            value = seconds(finding.value);
            remark = good ? tr("cut by itself") : tr("people think nobody is there");
            break;
        case AudioAspect::TrailingSilence:
            value = seconds(finding.value);
            remark = good ? tr("cut by itself") : tr("costs time on every call");
            break;
        case AudioAspect::Clipping:
            value = finding.value > 0 ? tr("%1 distorted", nullptr, static_cast<int>(finding.value))
                                            .arg(figure(static_cast<qint64>(finding.value)))
                                      : tr("none");
            remark = good ? QString() : tr("speak further from the microphone");
            break;
        case AudioAspect::Noise:
            value = tr("%1 dB").arg(locale.toString(std::lround(finding.value)));
            remark = good ? tr("the voice stands out") : tr("find a quieter place, closer to the microphone");
            break;
        case AudioAspect::Evenness:
            value = tr("%1 LU").arg(locale.toString(std::lround(finding.value)));
            remark = good ? tr("equally loud all along") : tr("parts of it are much quieter");
            break;
        case AudioAspect::SpeechRate: // needs the text
            continue;
        }
        m_rows[static_cast<int>(finding.aspect)]->set(finding.severity, value, remark);
    }
}

} // namespace campanile
