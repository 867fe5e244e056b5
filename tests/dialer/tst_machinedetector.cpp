// SPDX-License-Identifier: GPL-3.0-or-later
#include "beepdetector.h"
#include "machinedetector.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

using namespace campanile::dialer;
using namespace std::chrono_literals;

namespace {

/// A line, 8 kHz: what is said on it is written one after the other.
class Line {
public:
    Line &silence(std::chrono::milliseconds length, int level = 40) { return noise(length, level); }

    Line &voice(std::chrono::milliseconds length, int level = 3000) { return noise(length, level); }

    Line &tone(std::chrono::milliseconds length, double frequency, double amplitude = 6000)
    {
        for (int i = 0; i < length.count() * 8; ++i)
            m_samples.push_back(static_cast<std::int16_t>(
                amplitude * std::sin(2 * std::numbers::pi * frequency * i / 8000) + m_random() % 40));
        return *this;
    }

    [[nodiscard]] const std::vector<std::int16_t> &samples() const { return m_samples; }

private:
    Line &noise(std::chrono::milliseconds length, int level)
    {
        std::uniform_int_distribution<int> sample(-2 * level, 2 * level); // its mean size is level
        for (int i = 0; i < length.count() * 8; ++i)
            m_samples.push_back(static_cast<std::int16_t>(sample(m_random)));
        return *this;
    }

    std::vector<std::int16_t> m_samples;
    std::minstd_rand m_random{7};
};

std::optional<DetectorVerdict> heard(const Line &line, std::size_t piece = 160)
{
    MachineDetector detector;
    for (std::size_t i = 0; i < line.samples().size(); i += piece)
        detector.add(std::span(line.samples()).subspan(i, std::min(piece, line.samples().size() - i)));
    return detector.verdict();
}

std::optional<Beep> beep(const Line &line)
{
    BeepDetector detector;
    return detector.add(line.samples());
}

} // namespace

class TestMachineDetector final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordAndSilenceIsAPerson();
    void aLongGreetingIsAMachine();
    void manyWordsAreAMachine();
    void whoSaysNothingIsUnsure();
    void clicksAreNoWords();
    void anEndlessNoiseIsAMachine();
    void wordsToTheEndAreUnsure();
    void piecesOfAnySizeAreTheSame();
    void decidesOnce();
    void beeps_data();
    void beeps();
    void voicesDoNotBeep();
};

void TestMachineDetector::aWordAndSilenceIsAPerson()
{
    const auto verdict = heard(Line().silence(600ms).voice(500ms).silence(3s));
    QCOMPARE(verdict->answerer, Answerer::Person);
    QCOMPARE(verdict->cause, DetectorCause::AfterGreetingSilence);
    QVERIFY(verdict->at >= 1900ms && verdict->at <= 1940ms);
    QCOMPARE(heard(Line().voice(400ms).silence(200ms).voice(500ms).silence(3s))->answerer, Answerer::Person);
}

void TestMachineDetector::aLongGreetingIsAMachine()
{
    const auto verdict = heard(Line().silence(300ms).voice(2s).silence(100ms).voice(3s)); // it breathes once
    QCOMPARE(verdict->answerer, Answerer::Machine);
    QCOMPARE(verdict->cause, DetectorCause::LongGreeting);
}

void TestMachineDetector::manyWordsAreAMachine()
{
    Line line;
    for (int i = 0; i < 6; ++i)
        line.voice(120ms).silence(80ms);
    QCOMPARE(heard(line)->cause, DetectorCause::ManyWords);
}

void TestMachineDetector::whoSaysNothingIsUnsure()
{
    QCOMPARE(heard(Line().silence(6s))->cause, DetectorCause::InitialSilence);
    QCOMPARE(heard(Line().silence(6s))->answerer, Answerer::Unsure);
    QVERIFY(!heard(Line().silence(2s)));
    QVERIFY(!heard(Line()));
}

void TestMachineDetector::clicksAreNoWords()
{
    Line line;
    for (int i = 0; i < 20; ++i)
        line.voice(40ms).silence(160ms);
    QVERIFY(!heard(line) || heard(line)->answerer == Answerer::Unsure);
}

void TestMachineDetector::anEndlessNoiseIsAMachine()
{
    QCOMPARE(heard(Line().voice(6s))->answerer, Answerer::Machine);
}

void TestMachineDetector::wordsToTheEndAreUnsure()
{
    DetectorSettings settings;
    settings.greeting = settings.totalAnalysis = 1s;
    settings.maximumWords = 100;
    MachineDetector detector(settings);
    Line line;
    line.silence(800ms);
    for (int i = 0; i < 6; ++i)
        line.voice(120ms).silence(80ms);
    QCOMPARE(detector.add(line.samples())->cause, DetectorCause::TotalTime);
}

void TestMachineDetector::piecesOfAnySizeAreTheSame()
{
    const Line line = Line().silence(600ms).voice(500ms).silence(3s);
    for (const std::size_t piece : {1, 7, 80, 159, 161, 100'000})
        QCOMPARE(heard(line, piece), heard(line));
}

void TestMachineDetector::decidesOnce()
{
    MachineDetector detector;
    const auto first = detector.add(Line().voice(400ms).silence(1s).samples());
    QVERIFY(first);
    QCOMPARE(detector.add(Line().voice(5s).samples()), first);
}

void TestMachineDetector::beeps_data()
{
    QTest::addColumn<double>("frequency");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("found");
    for (const double frequency : {440.0, 620.0, 1000.0, 1400.0, 1950.0})
        QTest::addRow("%g Hz", frequency) << frequency << 400 << true;
    QTest::newRow("short") << 1000.0 << 120 << false;
    QTest::newRow("too long for a beep") << 1000.0 << 4000 << false;
    QTest::newRow("too low") << 300.0 << 400 << false;
    QTest::newRow("too high") << 2500.0 << 400 << false;
    QTest::newRow("the network's own") << 425.0 << 1000 << false;
}

void TestMachineDetector::beeps()
{
    QFETCH(const double, frequency);
    QFETCH(const int, length);
    QFETCH(const bool, found);
    const auto heard =
        beep(Line().voice(1s).silence(310ms).tone(std::chrono::milliseconds(length), frequency).silence(500ms));
    QCOMPARE(heard.has_value(), found);
    if (!found)
        return;
    QVERIFY2(std::abs(heard->frequency - frequency) < 5, qPrintable(QString::number(heard->frequency)));
    QVERIFY(std::abs((heard->length - std::chrono::milliseconds(length)).count()) <= 40);
    QVERIFY(std::abs((heard->end - 1310ms - std::chrono::milliseconds(length)).count()) <= 40);
}

void TestMachineDetector::voicesDoNotBeep()
{
    QVERIFY(!beep(Line().voice(5s).silence(1s)));
    // a string that was plucked dies away
    std::vector<std::int16_t> plucked;
    for (int i = 0; i < 6400; ++i)
        plucked.push_back(static_cast<std::int16_t>(
            9000 * std::exp(-3.0 * i / 8000) * std::sin(2 * std::numbers::pi * 660 * i / 8000)));
    plucked.resize(plucked.size() + 8000);
    BeepDetector strings;
    QVERIFY(!strings.add(plucked));
    // two tones are music
    std::vector<std::int16_t> both;
    const Line a = Line().tone(1s, 660), b = Line().tone(1s, 880);
    for (std::size_t i = 0; i < a.samples().size(); ++i)
        both.push_back(static_cast<std::int16_t>((a.samples()[i] + b.samples()[i]) / 2));
    both.resize(both.size() + 8000);
    BeepDetector detector;
    QVERIFY(!detector.add(both));
}

QTEST_GUILESS_MAIN(TestMachineDetector)
#include "tst_machinedetector.moc"
