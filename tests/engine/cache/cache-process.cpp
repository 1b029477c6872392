// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/cache/Caches.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>

#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;

/// Saves and finds numbers that another process saves and finds, too. Prints how many it found in the end.
int share(ResponseCache &cache, int count)
{
    for (int number = 0; number < count; ++number) {
        saveIn(cache, number);
        const int found = foundIn(cache, number);
        if (found != number && found != -1)
            return 3; // another question's answer: the one thing that must not be
    }
    int found = 0;
    for (int number = 0; number < count; ++number)
        found += foundIn(cache, number) == number ? 1 : 0;
    std::printf("%d\n", found);
    return 0;
}

} // namespace

/// A second process with the same cache: cache-process FOLDER share COUNT | FOLDER read NUMBER.
/// "read" does it as a user who owns nothing, where this program may choose.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    CacheSettings settings;
    settings.folder = arguments.value(1);
    settings.minimumFreeBytes = 0;
    const int number = arguments.value(3).toInt();
    if (arguments.value(2) == "read"_L1 && ::geteuid() == 0 && ::setuid(nobody) != 0)
        return 4;
    ResponseCache cache(settings);
    if (arguments.value(2) == "share"_L1)
        return share(cache, number);
    saveIn(cache, number + 1);
    std::printf("%d %d\n", foundIn(cache, number), foundIn(cache, number + 1));
    return 0;
}
