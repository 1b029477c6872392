// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include "engine/cache/ResponseCache.h"
#include "tests/support/CoroTest.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>

#include <cmath>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int answers = 2'000;
constexpr int answerLength = 2'500; ///< characters: a wording with eight items

QByteArray numberedKey(int number)
{
    return QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Sha256);
}

double perSecond(int count, qint64 nanoseconds)
{
    return std::round(double(count) * 1e9 / double(nanoseconds));
}

} // namespace

QJsonObject cacheLookups()
{
    const QString measure = u"cache_lookups"_s;
    QTemporaryDir folder;
    CacheSettings settings;
    settings.folder = folder.path();
    ResponseCache cache(settings);
    const auto answer =
        ValidatedAnswer::from({{u"about"_s, QString(answerLength, u'a')}}, [](const QJsonObject &) { return Result<>(); }).value();
    AnswerOrigin origin;
    origin.writer = u"ollama:fake"_s;

    QElapsedTimer timer;
    timer.start();
    for (int number = 0; number < answers; ++number)
        cache.save(numberedKey(number), numberedKey(number), answer, origin);
    const auto contents = test::resultOf(cache.contents()); // after all of them
    const auto saving = timer.nsecsElapsed();
    if (!contents || contents->entries != answers)
        return {{u"measure"_s, measure}, {u"error"_s, u"not everything was saved"_s}};

    // One after the other: what a job waits for.
    timer.restart();
    int found = 0;
    for (int number = 0; number < answers; ++number) {
        const auto saved = test::resultOf(cache.find(numberedKey(number)));
        found += saved && *saved ? 1 : 0;
    }
    const auto inTurn = timer.nsecsElapsed();

    // All at once: what a batch waits for.
    timer.restart();
    std::vector<std::shared_ptr<test::TaskOutcome<std::optional<SavedAnswer>>>> asked;
    asked.reserve(answers);
    for (int number = 0; number < answers; ++number)
        asked.push_back(test::watch(cache.find(numberedKey(number))));
    const auto startedAll = timer.nsecsElapsed();
    (void)test::resultOf(cache.contents());
    for (const auto &outcome : asked)
        found += outcome->isDone && outcome->result && *outcome->result ? 1 : 0;
    const auto together = timer.nsecsElapsed();
    if (found != 2 * answers)
        return {{u"measure"_s, measure}, {u"error"_s, u"not everything was found"_s}};
    return {{u"measure"_s, measure},
            {u"lookups_per_second"_s, perSecond(answers, together)},
            {u"lookups_per_second_in_turn"_s, perSecond(answers, inTurn)},
            {u"saves_per_second"_s, perSecond(answers, saving)},
            {u"us_of_the_caller_per_lookup"_s, std::round(double(startedAll) / answers / 100) / 10},
            {u"file_mb"_s, std::round(double(contents->bytes) / 1e5) / 10}};
}

} // namespace trinity::bench
