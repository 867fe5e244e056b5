// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkrows.h"

#include "card.h"
#include "label.h"
#include "painting.h"
#include "statuslight.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QPainter>

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

} // namespace campanile
