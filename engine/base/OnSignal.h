// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <coroutine>
#include <memory>

namespace trinity {

/// Why an awaited signal let the coroutine go on.
enum class Wake { Signal, SenderDestroyed, Cancelled };

/// Waits for one emission of a signal on the main thread. Unlike QCoro 0.8's own awaiter it survives a second emission
/// in the same turn of the event loop, ends when the sender dies, and ends when the token is cancelled. The coroutine is
/// always resumed from the event loop, never from inside the emission. Made by onSignal().
template<typename Sender, typename Signal>
class SignalAwaiter
{
public:
    SignalAwaiter(Sender *sender, Signal signal, CancelToken *token)
        : m_sender(sender), m_signal(signal), m_token(token), m_wait(std::make_shared<Wait>())
    {
    }
    SignalAwaiter(SignalAwaiter &&) noexcept = default;
    SignalAwaiter(const SignalAwaiter &) = delete;
    SignalAwaiter &operator=(SignalAwaiter &&) = delete;
    ~SignalAwaiter()
    {
        if (m_wait)
            m_wait->coroutine = nullptr; // the frame is gone: a resume already posted must find nobody
    }

    bool await_ready()
    {
        if (m_token && m_token->isCancelled())
            m_wait->reason = Wake::Cancelled;
        else if (!m_sender)
            m_wait->reason = Wake::SenderDestroyed;
        else
            return false;
        return true;
    }

    void await_suspend(std::coroutine_handle<> coroutine)
    {
        m_wait->coroutine = coroutine;
        m_connections = std::make_unique<QObject>();
        const auto wakeUp = [wait = m_wait](Wake reason) {
            if (wait->woken)
                return;
            wait->woken = true;
            wait->reason = reason;
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [wait] {
                    if (const auto waiting = std::exchange(wait->coroutine, nullptr))
                        waiting.resume();
                },
                Qt::QueuedConnection);
        };
        QObject *context = m_connections.get();
        QObject::connect(m_sender.data(), m_signal, context, [wakeUp] { wakeUp(Wake::Signal); });
        QObject::connect(m_sender.data(), &QObject::destroyed, context, [wakeUp] { wakeUp(Wake::SenderDestroyed); });
        if (m_token)
            QObject::connect(m_token.data(), &CancelToken::cancelled, context, [wakeUp] { wakeUp(Wake::Cancelled); });
    }

    Wake await_resume() { return m_wait->reason; }

private:
    struct Wait {
        std::coroutine_handle<> coroutine;
        Wake reason = Wake::Signal;
        bool woken = false;
    };

    QPointer<Sender> m_sender;
    Signal m_signal;
    QPointer<CancelToken> m_token;
    std::shared_ptr<Wait> m_wait;
    std::unique_ptr<QObject> m_connections;
};

/// co_await onSignal(object, &Class::signal): the payload is not kept, read the object's state afterwards.
template<typename Sender, typename Signal>
[[nodiscard]] SignalAwaiter<Sender, Signal> onSignal(Sender *sender, Signal signal, CancelToken *token = nullptr)
{
    return SignalAwaiter<Sender, Signal>(sender, signal, token);
}

} // namespace trinity
