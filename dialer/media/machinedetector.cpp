// SPDX-License-Identifier: GPL-3.0-or-later
#include "machinedetector.h"

#include <cstdlib>

namespace campanile::dialer {

namespace {

constexpr int sliceSamples = 160;
constexpr std::chrono::milliseconds slice(20);

} // namespace

MachineDetector::MachineDetector(const DetectorSettings &settings)
    : m_settings(settings)
{
}

std::optional<DetectorVerdict> MachineDetector::add(std::span<const std::int16_t> samples)
{
    for (const std::int16_t sample : samples) {
        if (m_verdict)
            break;
        m_sum += std::abs(int(sample));
        if (++m_count < sliceSamples)
            continue;
        addSlice(static_cast<int>(m_sum / sliceSamples));
        m_sum = 0;
        m_count = 0;
    }
    return m_verdict;
}

void MachineDetector::addSlice(int level)
{
    m_time += slice;
    if (level < m_settings.silenceThreshold) {
        m_silence += slice;
        if (m_silence >= m_settings.betweenWords) {
            m_inWord = false;
            m_voice = {};
        }
        if (m_words > 0)
            m_greeting += slice; // pauses belong to a greeting that goes on
        if (m_words == 0 && m_silence >= m_settings.initialSilence)
            return decide(Answerer::Unsure, DetectorCause::InitialSilence);
        if (m_words > 0 && m_silence >= m_settings.afterGreetingSilence)
            return decide(Answerer::Person, DetectorCause::AfterGreetingSilence);
    } else {
        m_silence = {};
        m_voice += slice;
        if (!m_inWord && m_voice >= m_settings.minimumWord) {
            m_inWord = true;
            if (++m_words == 1)
                m_greeting = m_voice;
            else
                m_greeting += slice;
            if (m_words > m_settings.maximumWords)
                return decide(Answerer::Machine, DetectorCause::ManyWords);
        } else if (m_words > 0) {
            m_greeting += slice;
        }
        if (m_voice >= m_settings.maximumWord)
            return decide(Answerer::Machine, DetectorCause::LongWord);
        if (m_greeting >= m_settings.greeting)
            return decide(Answerer::Machine, DetectorCause::LongGreeting);
    }
    if (m_time >= m_settings.totalAnalysis)
        decide(Answerer::Unsure, DetectorCause::TotalTime);
}

void MachineDetector::decide(Answerer answerer, DetectorCause cause)
{
    m_verdict = DetectorVerdict{answerer, cause, m_time};
}

} // namespace campanile::dialer
