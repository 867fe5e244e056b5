// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferredvoices.h"

#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

class FewVoices final : public Synthesiser {
public:
    QList<Voice> known{{u"espeak-ng"_s, u"it"_s, u"Italiano"_s, u"it"_s},
        {u"espeak-ng"_s, u"de"_s, u"Deutsch"_s, u"de"_s}, {u"piper"_s, u"paola"_s, u"Paola"_s, u"it-IT"_s},
        {u"piper"_s, u"thorsten"_s, u"Thorsten"_s, u"de-DE"_s}};

    [[nodiscard]] QList<Voice> voices() const override { return known; }

    QFuture<Result<Speech>> synthesise(const SpeechRequest &, const QString &) override
    {
        return QtFuture::makeReadyValueFuture(Result<Speech>(Speech{}));
    }
};

QString firstOf(const Synthesiser &all, const QString &language)
{
    for (const Voice &voice : all.voices()) {
        if (voice.language.startsWith(language))
            return voiceKey(voice);
    }
    return {};
}

} // namespace

class TestPreferredVoices : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void theChosenOneComesFirstInItsLanguage()
    {
        FewVoices few;
        PreferredVoices voices(few);
        QCOMPARE(voices.voices(), few.known);
        QSignalSpy changed(&voices, &Synthesiser::voicesChanged);
        const QMap<QString, QString> chosen{{u"it"_s, u"piper/paola"_s}};
        voices.setPreferred(chosen);
        voices.setPreferred(chosen); // nothing new
        QCOMPARE(changed.size(), 1);
        QCOMPARE(firstOf(voices, u"it"_s), u"piper/paola"_s);
        QCOMPARE(firstOf(voices, u"de"_s), u"espeak-ng/de"_s);
        QCOMPARE(voices.voices().size(), few.known.size());
        for (const Voice &voice : few.known)
            QCOMPARE(voices.voices().count(voice), 1); // none is lost, none is twice
    }

    void oneThatIsNotThereChangesNothing()
    {
        FewVoices few;
        PreferredVoices voices(few);
        voices.setPreferred({{u"it"_s, u"piper/gone"_s}, {u"de"_s, u"piper/paola"_s}, {u"sl"_s, u"espeak-ng/sl"_s}});
        QCOMPARE(voices.voices(), few.known); // also not one of another language
    }
};

QTEST_GUILESS_MAIN(TestPreferredVoices)
#include "tst_preferredvoices.moc"
