// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/llm/ServerCheckup.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace trinity::ui {

/// A server as typed into the engine panel.
struct EngineChoice {
    EngineChoice() = default;

    LlmProvider provider = LlmProvider::Ollama;
    QString address; ///< as typed
    QString model; ///< empty: the server's loaded or first one
    QByteArray key; ///< kept for this session only

    bool operator==(const EngineChoice &) const = default;
};

/// Who writes, and how that connection is. The window shows it and asks for changes; the application implements it over
/// the engine's discovery, endpoint and circuit breaker. Lives on the main thread and outlives the window. Every action
/// returns at once; changed() or tested() tells what came of it.
class EngineStatus : public QObject
{
    Q_OBJECT

public:
    enum class State {
        BuiltIn, ///< the built-in writer writes: chosen, or because nothing was found
        Searching, ///< looking for a server, or connecting to the chosen one
        Ready, ///< a server writes
        Waiting, ///< the circuit is open: retryIn counts down; 0 while the probe is under way
        Unreachable, ///< the chosen server does not answer or does not work: `error` says why; the built-in writer writes
    };

    struct Snapshot {
        Snapshot() = default;

        State state = State::BuiltIn;
        QString serverName; ///< "Ollama", "LM Studio"; empty without a server
        EngineChoice choice;
        QStringList models; ///< found at the server; empty while unknown
        QString host; ///< of the server's address, to say where text goes
        bool isLocal = true; ///< the host is this machine
        bool searched = false; ///< this machine has been searched for a server
        int requestsInFlight = 0;
        int requestLimit = 0; ///< 0: unknown
        std::chrono::milliseconds retryIn{0};
        std::optional<Error> error; ///< the last one, for Waiting and Unreachable
    };

    using QObject::QObject;

    [[nodiscard]] virtual const Snapshot &snapshot() const = 0;

    virtual void searchLocal() = 0; ///< asks this machine's usual ports again
    virtual void tryNow() = 0; ///< brings the breaker's next probe forward
    virtual void useBuiltIn() = 0; ///< from now on; waiting jobs are written with it too
    virtual void connectTo(const trinity::ui::EngineChoice &choice) = 0;
    /// Asks the address what it is without changing who writes.
    virtual void test(const trinity::ui::EngineChoice &choice) = 0;

signals:
    void changed();
    void tested(const trinity::ui::EngineChoice &choice, const QStringList &models);
    void testFailed(const trinity::ui::EngineChoice &choice, const trinity::ServerCheckup &checkup);
};

} // namespace trinity::ui
