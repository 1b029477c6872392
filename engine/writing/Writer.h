// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Voice.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <chrono>
#include <functional>
#include <optional>

namespace trinity {

/// How far a wording has come.
struct WritingProgress {
    enum class Stage { Waiting, Writing, Checking };

    WritingProgress() = default;

    Stage stage = Stage::Writing;
    int attempt = 1;
    double fraction = 0; ///< 0 to 1, an estimate
    Wording partial; ///< complete fields so far, for the preview
    int tokensOut = 0; ///< so far, an estimate
    std::optional<ErrorKind> waitReason; ///< while Waiting; none: only the server's turn is awaited
    std::chrono::milliseconds retryIn{0}; ///< while Waiting, when the time is known
};

/// What a writer is asked for. Reports go to `progressed` on the writer's thread, at most 20 a second.
struct WritingTask {
    WritingTask() = default;

    Portfolio portfolio;
    Voice voice;
    QPointer<CancelToken> cancel;
    bool waitsForServer = false; ///< a server in trouble is asked again until the token is cancelled, however often it has failed
    std::chrono::milliseconds deadline{0}; ///< of service, all attempts together; 0: none
    std::function<void(const WritingProgress &)> progressed;
};

/// A wording and what it took.
struct WrittenWording {
    WrittenWording() = default;
    Wording wording;
    int tokensIn = 0;
    int tokensOut = 0;
    int attempts = 0; ///< requests sent
    QDateTime savedOn; ///< when it was written, for one that comes from the cache; else invalid
};

/// Puts a portfolio's facts into words within a voice's limits.
class Writer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Runs until the wording is complete, the token is cancelled, or it cannot be had.
    [[nodiscard]] virtual Task<WrittenWording> write(WritingTask task) = 0;
    /// "builtin", or provider and model: "ollama:llama3.2:3b".
    [[nodiscard]] virtual QString name() const = 0;
};

} // namespace trinity
