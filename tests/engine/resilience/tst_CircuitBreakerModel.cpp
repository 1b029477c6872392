// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/CircuitBreaker.h"
#include "tests/engine/resilience/BreakerRun.h"

#include "tests/engine/resilience/mutants/ConsecutiveOnlyBreaker.h"
#include "tests/engine/resilience/mutants/LateFailureExtendsBreaker.h"
#include "tests/engine/resilience/mutants/LeakedProbeBreaker.h"
#include "tests/engine/resilience/mutants/LeakedProbeWithoutLimitBreaker.h"
#include "tests/engine/resilience/mutants/NoGenerationBreaker.h"
#include "tests/engine/resilience/mutants/NoProbeLimitBreaker.h"
#include "tests/engine/resilience/mutants/OneSuccessBreaker.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <functional>

using namespace trinity;
using namespace trinity::test;

namespace {

constexpr int scriptLength = 120;

/// How often which invariant (its number) broke, over so many scripts.
using Deaths = QMap<QString, int>;

template <typename Breaker, typename State, typename Settings>
Deaths deathsOf(int scripts)
{
    Deaths deaths;
    for (unsigned seed = 1; seed <= unsigned(scripts); ++seed) {
        BreakerRun<Breaker, State, Settings> run;
        const QString broken = run.play(randomScript(seed, scriptLength));
        if (!broken.isEmpty())
            ++deaths[broken.section(u' ', 0, 0)];
    }
    return deaths;
}

} // namespace

/// Drives the breaker with random commands and holds it against what must always be true, and makes sure that this finds
/// mistakes: it is played against copies of the breaker with one mistake each (BreakerMutants.cmake). The seed is printed;
/// TRINITY_SEED repeats a run.
class tst_CircuitBreakerModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("trinity.engine.breaker=false")); }

    void theInvariantsHoldUnderRandomCommands()
    {
        using Run = BreakerRun<CircuitBreaker, BreakerState, BreakerSettings>;
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("TRINITY_SEED", &given);
        const unsigned first = given ? unsigned(wanted) : std::random_device()() % 1000000000U;
        const int runs = given ? 1 : 1000;
        qInfo("first seed %u, %d runs of %d commands", first, runs, scriptLength);
        for (unsigned seed = first; seed < first + unsigned(runs); ++seed) {
            const BreakerScript script = randomScript(seed, scriptLength);
            const QString broken = Run().play(script);
            if (broken.isEmpty())
                continue;
            QStringList shortest;
            for (const BreakerCommand &command : Run::shrunk(script))
                shortest.append(command.name());
            QFAIL(qPrintable(QStringLiteral("%1; repeat with TRINITY_SEED=%2; shortest: %3")
                                 .arg(broken)
                                 .arg(seed)
                                 .arg(shortest.join(QStringLiteral(", ")))));
        }
    }

    void everyMutantIsKilled_data()
    {
        QTest::addColumn<std::function<Deaths(int)>>("play");
        QTest::addColumn<QStringList>("killers"); // the invariants that find it
        const auto row = [](const char *name, const std::function<Deaths(int)> &play, const char *killers) {
            QTest::newRow(name) << play << QString::fromLatin1(killers).split(u' ');
        };
#define MUTANT(name, killers)                                                                                                              \
    row(#name, &deathsOf<mutants::name::CircuitBreaker, mutants::name::BreakerState, mutants::name::BreakerSettings>, killers)
        MUTANT(NoGeneration, "I3");
        MUTANT(LateFailureExtends, "I3");
        MUTANT(LeakedProbe, "I12");
        MUTANT(NoProbeLimit, "I11");
        MUTANT(LeakedProbeWithoutLimit, "I11 I12");
        MUTANT(ConsecutiveOnly, "I8");
        MUTANT(OneSuccess, "I10");
#undef MUTANT
    }

    void everyMutantIsKilled()
    {
        QFETCH(std::function<Deaths(int)>, play);
        QFETCH(QStringList, killers);
        const Deaths deaths = play(400);
        QStringList counts;
        for (auto death = deaths.begin(); death != deaths.end(); ++death)
            counts.append(QStringLiteral("%1: %2").arg(death.key()).arg(death.value()));
        qInfo("of 400 scripts died of %s", qPrintable(counts.join(QStringLiteral(", "))));
        for (const QString &killer : std::as_const(killers))
            QVERIFY2(deaths.contains(killer), qPrintable(killer));
    }

    void aScriptThatBreaksSomethingIsShortened()
    {
        using Run =
            BreakerRun<mutants::OneSuccess::CircuitBreaker, mutants::OneSuccess::BreakerState, mutants::OneSuccess::BreakerSettings>;
        for (unsigned seed = 1;; ++seed) {
            const BreakerScript script = randomScript(seed, scriptLength);
            if (Run().play(script).isEmpty())
                continue;
            const BreakerScript shortest = Run::shrunk(script);
            QVERIFY(!Run().play(shortest).isEmpty());
            QVERIFY2(shortest.size() <= 10, qPrintable(QString::number(shortest.size()))); // open, wait, probe, succeed
            break;
        }
    }
};

QTEST_GUILESS_MAIN(tst_CircuitBreakerModel)
#include "tst_CircuitBreakerModel.moc"
