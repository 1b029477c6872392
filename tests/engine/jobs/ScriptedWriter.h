// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/OnSignal.h"
#include "engine/writing/Writer.h"

#include <QtCore/QQueue>

namespace trinity::test {

/// A writer whose answers the test gives: each write() waits for answer() or its token.
class ScriptedWriter final : public Writer
{
    Q_OBJECT

public:
    using Writer::Writer;

    [[nodiscard]] Task<WrittenWording> write(WritingTask task) override
    {
        ++calls;
        ++running;
        lastTask = task;
        const auto progressed = task.progressed;
        if (trouble) {
            WritingProgress progress;
            progress.stage = WritingProgress::Stage::Waiting;
            progress.waitReason = *trouble;
            progress.retryIn = std::chrono::seconds(1);
            progressed(progress);
        }
        if (answers.isEmpty())
            co_await onSignal(this, &ScriptedWriter::answerGiven, task.cancel.data());
        --running;
        if (task.cancel && task.cancel->isCancelled()) {
            ++cancelled;
            co_return Error(ErrorKind::Cancelled);
        }
        if (answers.isEmpty())
            co_return Error(ErrorKind::Internal);
        auto answer = answers.dequeue();
        if (answer)
            answer->wording.voice = task.voice.id;
        co_return answer;
    }

    [[nodiscard]] QString name() const override { return QStringLiteral("scripted"); }

    void answer(const QString &headline)
    {
        WrittenWording written;
        written.wording.writer = name();
        written.wording.headline = headline;
        written.attempts = 1;
        answers.enqueue(written);
        emit answerGiven();
    }

    void fail(ErrorKind kind)
    {
        answers.enqueue(Error(kind, QStringLiteral("scripted")));
        emit answerGiven();
    }

    QQueue<Result<WrittenWording>> answers;
    std::optional<ErrorKind> trouble; ///< reported at each start
    WritingTask lastTask;
    int calls = 0;
    int running = 0;
    int cancelled = 0;

signals:
    void answerGiven();
};

} // namespace trinity::test
