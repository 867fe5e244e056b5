// SPDX-License-Identifier: GPL-3.0-or-later
#include "espeaksynthesiser.h"
#include "soundedit.h"
#include "soundfile.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSynthesiser : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty())
            QSKIP("espeak-ng is not installed");
    }

    void speaksItalian()
    {
        EspeakSynthesiser synthesiser;
        const QList<Voice> voices = synthesiser.voices();
        QVERIFY(!voices.isEmpty());
        QCOMPARE(voices.first().language, u"it"_s);
        const QString path = m_folder.filePath(u"it.wav"_s);
        // 31 words: about 12 s of speech
        const QString text =
            u"Qui è il Comune di Borgo Campanile. Il fiume sta per uscire dagli argini. "
            "Entro le quattro e trenta lasciate i piani terra e salite ai piani alti. Non usate l'auto."_s;
        auto future = synthesiser.synthesise({.text = text, .voice = voices.first()}, path);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QVERIFY(future.result());
        const auto sound = readSound(path);
        QVERIFY(sound);
        QCOMPARE(sound->rate, messageRate);
        QCOMPARE(sound->length(), future.result()->length);
        QVERIFY2(sound->length() > 8s && sound->length() < 18s, qPrintable(QString::number(sound->length().count())));
        const Loudness loudness = measuredLoudness(*sound);
        QVERIFY2(std::abs(loudness.integrated - messageLoudness) < 1, qPrintable(QString::number(loudness.integrated)));
        QVERIFY(loudness.truePeak <= messagePeak + 0.1);

        auto slow = synthesiser.synthesise(
            {.text = text, .voice = voices.first(), .speed = 0.7}, m_folder.filePath(u"slow.wav"_s));
        QTRY_VERIFY_WITH_TIMEOUT(slow.isFinished(), 20'000);
        QVERIFY(slow.result()->length > future.result()->length * 12 / 10);
    }

    void tellsWhenEachWordIsSaid()
    {
        EspeakSynthesiser synthesiser;
        const QString text =
            u"Attenzione:  dell\u2019acqua \U0001F30A arriva,\nperch\u00E9 \u00E8 l\u2019Adige! Ora."_s;
        auto future = synthesiser.synthesise(
            {.text = text, .voice = synthesiser.voices().first()}, m_folder.filePath(u"marks.wav"_s));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QVERIFY(future.result());
        const Speech speech = *future.result();
        QStringList words;
        std::chrono::milliseconds last{-1};
        qsizetype end = 0;
        for (const WordMark &mark : speech.marks) {
            words.append(text.sliced(mark.span.start, mark.span.length));
            QVERIFY(mark.start >= last && mark.start < speech.length);
            QVERIFY(mark.span.start >= end);
            last = mark.start;
            end = mark.span.end();
        }
        QCOMPARE(words.join(u'|'), u"Attenzione|dell\u2019|acqua|arriva|perch\u00E9|\u00E8|l\u2019|Adige|Ora"_s);
        QCOMPARE(markAt(speech, 0ms), &speech.marks.first());
        QCOMPARE(markAt(speech, speech.length), &speech.marks.last());
        // the first word is heard about where it is marked: the lead was taken off
        QVERIFY(speech.marks.first().start < 300ms);
        QVERIFY(speech.marks.last().start > speech.length / 2);
    }

    void speaksWithoutMarksWhereTheSpeakerFails()
    {
        EspeakSynthesiser synthesiser({.speaker = u"/bin/false"_s});
        const QString path = m_folder.filePath(u"plain.wav"_s);
        auto future = synthesiser.synthesise({.text = u"acqua alta"_s, .voice = synthesiser.voices().first()}, path);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QVERIFY(future.result());
        QVERIFY(future.result()->length > 500ms);
        QCOMPARE(future.result()->marks, {});
    }

    void everyVoiceSpeaks()
    {
        EspeakSynthesiser synthesiser;
        const QHash<QString, QString> texts{{u"it"_s, u"Allerta alluvione"_s},
            {u"de"_s, u"Hochwasserwarnung für Trient"_s}, {u"fr"_s, u"Alerte à la crue"_s},
            {u"en"_s, u"Flood warning"_s}, {u"sl"_s, u"Opozorilo pred poplavo"_s},
            {u"uk"_s, u"Попередження про повінь"_s}, {u"ar"_s, u"تحذير من الفيضانات"_s},
            {u"ro"_s, u"Avertizare de inundații"_s}};
        QSet<QString> languages;
        for (const Voice &voice : synthesiser.voices()) {
            languages.insert(voice.language);
            QVERIFY(!voice.name.isEmpty());
            const QString path = m_folder.filePath(voice.id + u".wav"_s);
            auto future = synthesiser.synthesise({.text = texts.value(voice.language), .voice = voice}, path);
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
            QVERIFY2(future.result(), qPrintable(voice.id));
            QVERIFY2(future.result()->length > 500ms && future.result()->length < 8s, qPrintable(voice.id));
        }
        QCOMPARE(languages.size(), 8);
    }

    void oddTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("speaks");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("spaces") << u" \n\t "_s << false;
        QTest::newRow("dots") << u"... - !"_s << false;
        QTest::newRow("an option") << u"--version -w /tmp/x"_s << true;
        QTest::newRow("markup") << u"<speak><audio src='/etc/passwd'/></speak> [[hEllo]] acqua"_s << true;
        QTest::newRow("control characters") << u"acqua\u0000\u0001\u001b[31m potabile"_s << true;
        QTest::newRow("shell") << u"$(reboot) `reboot` ; reboot"_s << true;
        QTest::newRow("far too long") << u"acqua "_s.repeated(3000) << false;
    }

    void oddTexts()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, speaks);
        EspeakSynthesiser synthesiser;
        const QString path = m_folder.filePath(u"odd-%1.wav"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        auto future = synthesiser.synthesise({.text = text, .voice = synthesiser.voices().first()}, path);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000);
        QCOMPARE(future.result().has_value(), speaks);
        QCOMPARE(QFile::exists(path), speaks);
    }

    void programMissing()
    {
        EspeakSynthesiser synthesiser(
            {.program = u"/nonexistent/espeak-ng"_s, .speaker = u"/nonexistent/campanile-speaker"_s});
        auto future = synthesiser.synthesise({.text = u"acqua"_s}, m_folder.filePath(u"none.wav"_s));
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::VoiceFailed);
    }

    void programHangsOrDies_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("hangs") << "#!/bin/sh\nexec sleep 60\n"_ba << u"did not finish within 0.8 seconds"_s;
        QTest::newRow("hangs with a child")
            << "#!/bin/sh\nsleep 60\nexit 0\n"_ba << u"did not finish within 0.8 seconds"_s;
        QTest::newRow("is killed") << "#!/bin/sh\nkill -9 $$\n"_ba << u"crashed"_s;
        QTest::newRow("fails") << "#!/bin/sh\necho no voice >&2\nexit 1\n"_ba << u"no voice"_s;
        QTest::newRow("writes nothing") << "#!/bin/sh\nexit 0\n"_ba << u"no sound"_s;
        QTest::newRow("writes rubbish") << "#!/bin/sh\nfor w; do :; done\necho rubbish > \"$w\"\n"_ba << u"no sound"_s;
        QTest::newRow("floods") << "#!/bin/sh\nexec yes\n"_ba << u"without end"_s;
        QTest::newRow("floods the error output")
            << "#!/bin/sh\nyes >&2 & sleep 0.3\nkill $!\nexit 1\n"_ba << u"y y y"_s;
    }

    void programHangsOrDies()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, why);
        const QString program = m_folder.filePath(u"voice-program"_s);
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(script);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        EspeakSynthesiser synthesiser({.program = program, .speaker = program, .limit = 800ms});
        const QString path = m_folder.filePath(u"dead.wav"_s);
        auto future = synthesiser.synthesise({.text = u"acqua"_s, .voice = synthesiser.voices().first()}, path);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 10'000);
        QCOMPARE(future.result().error().code, ErrorCode::VoiceFailed);
        QVERIFY2(future.result().error().args.first().contains(why), qPrintable(future.result().error().args.first()));
        QVERIFY(!QFile::exists(path));
    }

    void endsWithItsOwner()
    {
        QFuture<Result<Speech>> future;
        {
            EspeakSynthesiser synthesiser;
            future = synthesiser.synthesise(
                {.text = u"acqua"_s, .voice = synthesiser.voices().first()}, m_folder.filePath(u"gone.wav"_s));
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSynthesiser)
#include "tst_synthesiser.moc"
