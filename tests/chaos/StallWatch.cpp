// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/StallWatch.h"

#include <QtCore/QThread>

#include <ctime>

namespace trinity::test {

using namespace std::chrono;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

milliseconds threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return seconds(time.tv_sec) + duration_cast<milliseconds>(nanoseconds(time.tv_nsec));
}

} // namespace

bool StallWatch::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread())
        return QCoreApplication::notify(receiver, event);
    ++m_events;
    if (m_depth > 0)
        return QCoreApplication::notify(receiver, event);
    const char *const name = receiver->metaObject()->className(); // the receiver may be gone afterwards
    ++m_depth;
    const auto before = threadTime();
    const bool handled = QCoreApplication::notify(receiver, event);
    const auto took = threadTime() - before;
    --m_depth;
    if (took > m_longest) {
        m_longest = took;
        m_whose = name;
    }
    return handled;
}

milliseconds StallWatch::limit()
{
    return sanitized ? 500ms : 100ms;
}

bool StallWatch::isSanitized()
{
    return sanitized;
}

} // namespace trinity::test
