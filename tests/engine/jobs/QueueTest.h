// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "tests/engine/jobs/ScriptedWriter.h"

#include <QtTest/QtTest>

#include <memory>

namespace trinity::test {

/// A test with a queue and a writer of its own for every function. Who needs more overrides open().
class QueueTest : public QObject
{
    Q_OBJECT

protected:
    virtual void open() { }
    [[nodiscard]] QString stateOf(JobId id) const { return toString(m_queue->job(id)->state); }
    /// The finished page, or the one filling in.
    [[nodiscard]] QByteArray pageOf(JobId id) const { return m_queue->site(id).value_or(Site()).files.value(QStringLiteral("index.html")); }

    SystemClock m_clock;
    std::unique_ptr<ThemeCatalog> m_catalog;
    std::unique_ptr<ScriptedWriter> m_writer;
    std::unique_ptr<JobQueue> m_queue;

private slots:
    void initTestCase() { m_catalog = std::make_unique<ThemeCatalog>(ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)})); }

    void init()
    {
        m_writer = std::make_unique<ScriptedWriter>();
        m_queue = std::make_unique<JobQueue>(*m_catalog, m_clock);
        open();
    }

    void cleanup()
    {
        if (m_queue) { // as the header asks: cancel, wait, and only then let the writer go
            m_queue->cancelAll();
            QTRY_VERIFY(m_queue->isIdle());
        }
        QTRY_COMPARE(m_writer->running, 0);
        m_queue.reset();
        m_writer.reset();
    }
};

} // namespace trinity::test
