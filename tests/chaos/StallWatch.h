// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QCoreApplication>

#include <chrono>

namespace trinity::test {

/// An application that measures how long each event keeps the main thread busy: its processor time, so that other programs
/// on the machine change nothing.
class StallWatch final : public QCoreApplication
{
public:
    StallWatch(int &argc, char **argv) : QCoreApplication(argc, argv) { }

    bool notify(QObject *receiver, QEvent *event) override;

    /// Events of the main thread handled so far.
    [[nodiscard]] quint64 events() const { return m_events; }
    [[nodiscard]] std::chrono::milliseconds longest() const { return m_longest; }
    [[nodiscard]] const char *whose() const { return m_whose; } ///< class of who took so long
    void reset() { m_longest = {}; }

    [[nodiscard]] static StallWatch &self() { return *static_cast<StallWatch *>(instance()); }

    /// What no event may take; more where sanitizers slow everything down.
    [[nodiscard]] static std::chrono::milliseconds limit();
    [[nodiscard]] static bool isSanitized();

private:
    quint64 m_events = 0;
    int m_depth = 0;
    std::chrono::milliseconds m_longest{0};
    const char *m_whose = "";
};

} // namespace trinity::test

/// The main function of a test that runs under the watch.
#define TRINITY_CHAOS_MAIN(TestClass)                                                                                                      \
    int main(int argc, char **argv)                                                                                                        \
    {                                                                                                                                      \
        trinity::test::StallWatch app(argc, argv);                                                                                         \
        TestClass test;                                                                                                                    \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                                         \
        return QTest::qExec(&test, argc, argv);                                                                                            \
    }
