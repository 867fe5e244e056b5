// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrows.h"

#include "card.h"
#include "filterwords.h"
#include "label.h"
#include "languagechips.h"
#include "soundwords.h"
#include "statuslight.h"
#include "tokens.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int rowAcross = 44;
constexpr int narrowFrom = 340; ///< less: the remark goes under the name

} // namespace

/// Light, name, value, remark.
class QualityCard::Row final : public QWidget {
public:
    explicit Row(const QString &name)
        : m_name(name)
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

    [[nodiscard]] QSize sizeHint() const override { return {240, rowAcross}; }

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
        const bool narrow = width() < narrowFrom;
        StatusLight::paintShape(painter, QRectF(0, narrow ? 6 : 15, 14, 14), state, this);
        const int valueAt = std::max(120, width() * 40 / 100);
        const int remarkAt = std::max(valueAt + 84, width() * 68 / 100);
        const auto left = Qt::AlignLeft | Qt::AlignVCenter;
        painter.setPen(t.text);
        painter.setFont(textFont(TextStyle::Detail));
        painter.drawText(narrow ? QRect(26, 2, width() - 26, 22) : QRect(26, 0, valueAt - 26, rowAcross), left, m_name);
        painter.setFont(textFont(TextStyle::DetailStrong));
        if (narrow)
            painter.drawText(QRect(0, 2, width(), 22), Qt::AlignRight | Qt::AlignVCenter, m_value);
        else
            painter.drawText(QRect(valueAt, 0, remarkAt - valueAt, rowAcross), left, m_value);
        painter.setFont(textFont(TextStyle::Caption));
        painter.setPen(m_severity == AudioSeverity::Good ? t.muted : t.text2);
        if (narrow)
            painter.drawText(QRect(26, 24, width() - 26, 16), left,
                painter.fontMetrics().elidedText(m_remark, Qt::ElideRight, width() - 26));
        else
            painter.drawText(QRect(remarkAt, 0, width() - remarkAt, rowAcross), int(left) | Qt::TextWordWrap, m_remark);
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
    , m_effect(new Label(TextStyle::Caption, Ink::Muted))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    outer->addWidget(card);
    m_body = card->body();
    m_body->addWidget(new Label(tr("Audio quality"), TextStyle::CardTitle));
    m_body->setSpacing(0);
    m_body->addSpacing(8);
    m_none->setWordWrap(true);
    m_body->addWidget(m_none);
    // in the order of AudioAspect
    for (const QString &name : {tr("Length"), tr("Loudness"), tr("Silence before"), tr("Silence after"), tr("Peaks"),
             tr("Noise"), tr("Evenness"), tr("Speech rate")}) {
        auto *row = new Row(name);
        m_body->addWidget(row);
        m_rows.append(row);
    }
    m_effect->setObjectName(u"lengthEffect"_s);
    m_effect->setWordWrap(true);
    m_effect->setContentsMargins(26, 6, 0, 8);
    m_body->insertWidget(m_body->indexOf(m_rows.first()) + 1, m_effect);
    m_body->addStretch();
    refresh();
}

QualityCard::~QualityCard() = default;

void QualityCard::setReport(const AudioReport *report)
{
    m_report = report ? std::optional(*report) : std::nullopt;
    refresh();
}

void QualityCard::setVersion(const MessageVersion *version, const QList<MessageVersion> &all)
{
    m_words = version ? wordCount(version->text) * std::max(1, version->edit.repeats) : 0;
    refresh();
    refreshLanguages(all, version ? version->language : QString());
}

void QualityCard::setEffect(const QString &words)
{
    m_effect->setText(words);
    refresh();
}

void QualityCard::refresh()
{
    m_none->setVisible(!m_report);
    m_effect->setVisible(m_report && !m_effect->text().isEmpty());
    for (Row *row : std::as_const(m_rows))
        row->setVisible(false);
    if (!m_report)
        return;
    QList<AudioFinding> findings = m_report->findings;
    if (m_words > 0)
        findings.append(speechRateFinding(m_words, m_report->spoken));
    for (const AudioFinding &finding : std::as_const(findings)) {
        Row *row = m_rows.at(static_cast<int>(finding.aspect));
        const SoundWords words = soundWords(finding, *m_report);
        row->set(finding.severity, words.value, words.remark);
        // of these two only trouble is worth a row
        const bool rare = finding.aspect == AudioAspect::TrailingSilence || finding.aspect == AudioAspect::Evenness;
        row->setVisible(!rare || finding.severity != AudioSeverity::Good);
    }
}

/// Nobody here may understand them: whoever does should have listened.
void QualityCard::refreshLanguages(const QList<MessageVersion> &all, const QString &inEdit)
{
    if (all == m_versions && inEdit == m_inEdit)
        return;
    m_versions = all;
    m_inEdit = inEdit;
    for (Row *row : std::as_const(m_languages)) {
        row->hide();
        row->deleteLater();
    }
    m_languages.clear();
    for (const MessageVersion &version : all) {
        const bool isMain = &version == &all.first();
        if (isMain && !version.isAudioOld())
            continue;
        auto *row = new Row(languageTitle(version.language));
        using enum AudioSeverity;
        if (!version.hasAudio())
            row->set(Warning, tr("no audio"), tr("these people hear the main language"));
        else if (version.isAudioOld())
            row->set(Warning, tr("old audio"), tr("the text was changed after it was made"));
        else if (version.origin == MessageOrigin::Synthesised)
            row->set(Warning, tr("synthetic only"), tr("let somebody listen who speaks it"));
        else
            row->set(Good, version.origin == MessageOrigin::Recorded ? tr("recorded") : tr("there"), {});
        m_body->insertWidget(m_body->count() - 1, row);
        m_languages.append(row);
    }
}

} // namespace campanile
