// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiodevices.h"

#include <utility>

#include <QDeadlineTimer>
#include <QMutex>
#include <QTimer>
#include <QWaitCondition>

#include <algorithm>

#ifdef CAMPANILE_PULSE
#include <pulse/pulseaudio.h>
#endif

namespace campanile {

using namespace std::chrono_literals;

namespace {

struct ServerState {
    QByteArrayList inputs; ///< names, which are Qt's ids
    QByteArrayList outputs;
    QByteArray defaultInput;
    QByteArray defaultOutput;
    friend bool operator==(const ServerState &, const ServerState &) = default;
};

/// Those of the list that the server has, the wanted one first.
QList<QAudioDevice> present(const QList<QAudioDevice> &devices, const QByteArrayList &there, const QByteArray &wanted)
{
    QList<QAudioDevice> result;
    for (const QAudioDevice &device : devices) {
        if (!there.contains(device.id()))
            continue;
        if (device.id() == wanted)
            result.prepend(device);
        else
            result.append(device);
    }
    return result;
}

} // namespace

#ifdef CAMPANILE_PULSE

/// A connection of its own to the sound server; its callbacks run on its thread and post what they learned.
class AudioDevices::ServerWatch final {
public:
    explicit ServerWatch(AudioDevices &owner)
        : m_owner(owner)
        , m_loop(pa_threaded_mainloop_new())
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(3s);
        QObject::connect(&m_retry, &QTimer::timeout, &owner, [this] { open(); });
        pa_threaded_mainloop_start(m_loop);
        open();
    }

    ~ServerWatch()
    {
        close();
        pa_threaded_mainloop_stop(m_loop);
        pa_threaded_mainloop_free(m_loop);
    }

    Q_DISABLE_COPY_MOVE(ServerWatch)

    bool isKnown() const { return m_known; }

    const ServerState &state() const { return m_state; }

    /// Asks now and waits for the answer, a third of a second at most.
    void refresh()
    {
        if (!m_context)
            return;
        pa_threaded_mainloop_lock(m_loop);
        const pa_context_state_t state = pa_context_get_state(m_context);
        if (state == PA_CONTEXT_READY)
            ask();
        const quint64 wanted = m_wanted + (state == PA_CONTEXT_READY ? 0 : 1); // connecting: its first answer
        pa_threaded_mainloop_unlock(m_loop);
        if (!PA_CONTEXT_IS_GOOD(state))
            return;
        QMutexLocker locker(&m_answerMutex);
        const QDeadlineTimer limit(300ms);
        while (m_answered < wanted) {
            if (!m_answerCame.wait(&m_answerMutex, limit))
                return;
        }
        const ServerState answer = m_answer;
        locker.unlock();
        accept(answer);
    }

private:
    void open()
    {
        close();
        m_asking = false;
        pa_threaded_mainloop_lock(m_loop);
        m_context = pa_context_new(pa_threaded_mainloop_get_api(m_loop), "campanile");
        pa_context_set_state_callback(
            m_context, [](pa_context *, void *self) { static_cast<ServerWatch *>(self)->changeState(); }, this);
        pa_context_set_subscribe_callback(
            m_context,
            [](pa_context *, pa_subscription_event_type_t, uint32_t, void *self) {
                static_cast<ServerWatch *>(self)->ask();
            },
            this);
        const bool tried = pa_context_connect(m_context, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) >= 0;
        pa_threaded_mainloop_unlock(m_loop);
        if (!tried)
            m_retry.start();
    }

    void close()
    {
        if (!m_context)
            return;
        pa_threaded_mainloop_lock(m_loop);
        pa_context_set_state_callback(m_context, nullptr, nullptr);
        pa_context_set_subscribe_callback(m_context, nullptr, nullptr);
        pa_context_disconnect(m_context);
        pa_context_unref(m_context);
        m_context = nullptr;
        pa_threaded_mainloop_unlock(m_loop);
    }

    // From here to post(): on the server's thread.
    void changeState()
    {
        const pa_context_state_t state = pa_context_get_state(m_context);
        if (state == PA_CONTEXT_READY) {
            constexpr auto mask = static_cast<pa_subscription_mask_t>(
                PA_SUBSCRIPTION_MASK_SINK | PA_SUBSCRIPTION_MASK_SOURCE | PA_SUBSCRIPTION_MASK_SERVER);
            forget(pa_context_subscribe(m_context, mask, nullptr, nullptr));
            ask();
        } else if (!PA_CONTEXT_IS_GOOD(state)) {
            QMetaObject::invokeMethod(
                &m_owner,
                [this] {
                    m_retry.start();
                    if (m_known) // it was there: nothing is, now
                        accept({});
                },
                Qt::QueuedConnection);
        }
    }

    /// One question at a time: answers to two would mix.
    void ask()
    {
        ++m_wanted;
        if (!m_asking)
            askNow();
    }

    void askNow()
    {
        m_asking = true;
        m_askedFor = m_wanted;
        m_asked = {};
        forget(pa_context_get_server_info(
            m_context,
            [](pa_context *, const pa_server_info *info, void *self) {
                if (!info)
                    return;
                auto &asked = static_cast<ServerWatch *>(self)->m_asked;
                asked.defaultInput = info->default_source_name;
                asked.defaultOutput = info->default_sink_name;
            },
            this));
        forget(pa_context_get_sink_info_list(
            m_context,
            [](pa_context *, const pa_sink_info *info, int last, void *self) {
                if (last == 0)
                    static_cast<ServerWatch *>(self)->m_asked.outputs.append(info->name);
            },
            this));
        forget(pa_context_get_source_info_list(
            m_context,
            [](pa_context *, const pa_source_info *info, int last, void *self) {
                auto *watch = static_cast<ServerWatch *>(self);
                if (last == 0 && info->monitor_of_sink == PA_INVALID_INDEX)
                    watch->m_asked.inputs.append(info->name);
                if (last != 0)
                    watch->post();
            },
            this));
    }

    void post()
    {
        {
            const QMutexLocker locker(&m_answerMutex);
            m_answer = m_asked;
            m_answered = m_askedFor;
            m_answerCame.wakeAll();
        }
        QMetaObject::invokeMethod(&m_owner, [this, state = m_asked] { accept(state); }, Qt::QueuedConnection);
        m_asking = false;
        if (m_wanted != m_askedFor)
            askNow();
    }

    void accept(const ServerState &state)
    {
        if (std::exchange(m_known, true) && state == m_state)
            return;
        m_state = state;
        Q_EMIT m_owner.changed();
    }

    static void forget(pa_operation *operation)
    {
        if (operation)
            pa_operation_unref(operation);
    }

    AudioDevices &m_owner;
    pa_threaded_mainloop *m_loop;
    pa_context *m_context = nullptr;
    // the server's thread
    ServerState m_asked;
    quint64 m_wanted = 0;
    quint64 m_askedFor = 0;
    bool m_asking = false;
    // both
    QMutex m_answerMutex;
    QWaitCondition m_answerCame;
    ServerState m_answer;
    quint64 m_answered = 0;
    // the owner's
    ServerState m_state;
    bool m_known = false;
    QTimer m_retry;
};

#else

class AudioDevices::ServerWatch final {
public:
    bool isKnown() const { return false; }

    const ServerState &state() const { return m_state; }

    void refresh() { }

private:
    ServerState m_state;
};

#endif

AudioDevices::AudioDevices(QObject *parent)
    : QObject(parent)
{
    connect(&m_devices, &QMediaDevices::audioInputsChanged, this, &AudioDevices::changed);
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &AudioDevices::changed);
#ifdef CAMPANILE_PULSE
    m_watch = std::make_unique<ServerWatch>(*this);
#endif
}

AudioDevices::~AudioDevices() = default;

void AudioDevices::refresh()
{
    if (m_watch)
        m_watch->refresh();
}

QList<QAudioDevice> AudioDevices::inputs() const
{
    const QList<QAudioDevice> devices = QMediaDevices::audioInputs();
    if (m_watch && m_watch->isKnown())
        return present(devices, m_watch->state().inputs, m_watch->state().defaultInput);
    QByteArrayList all;
    for (const QAudioDevice &device : devices)
        all.append(device.id());
    return present(devices, all, QMediaDevices::defaultAudioInput().id());
}

QAudioDevice AudioDevices::input(const QByteArray &id) const
{
    const QList<QAudioDevice> devices = inputs();
    for (const QAudioDevice &device : devices) {
        if (device.id() == id)
            return device;
    }
    return devices.value(0);
}

QAudioDevice AudioDevices::output() const
{
    if (!m_watch || !m_watch->isKnown())
        return QMediaDevices::defaultAudioOutput();
    return present(QMediaDevices::audioOutputs(), m_watch->state().outputs, m_watch->state().defaultOutput).value(0);
}

bool AudioDevices::hasInput(const QByteArray &id) const
{
    if (m_watch && m_watch->isKnown())
        return m_watch->state().inputs.contains(id);
    const QList<QAudioDevice> devices = QMediaDevices::audioInputs();
    return std::any_of(devices.begin(), devices.end(), [&](const QAudioDevice &d) { return d.id() == id; });
}

bool AudioDevices::hasOutput(const QByteArray &id) const
{
    if (m_watch && m_watch->isKnown())
        return m_watch->state().outputs.contains(id);
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    return std::any_of(devices.begin(), devices.end(), [&](const QAudioDevice &d) { return d.id() == id; });
}

} // namespace campanile
