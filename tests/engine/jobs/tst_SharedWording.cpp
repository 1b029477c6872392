// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SharedWording.h"

#include "engine/cache/ResponseCache.h"
#include "engine/writing/SavedWording.h"
#include "tests/engine/jobs/ScriptedWriter.h"
#include "tests/support/CompareErrors.h"
#include "tests/support/FakeClock.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_SharedWording : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<SharedWording> make(WhenDown whenDown, ResponseCache *saved = nullptr)
    {
        WordingRules rules;
        rules.whenDown = whenDown;
        rules.patience = 120s;
        rules.firstPatience = 5s;
        rules.deadline = m_deadline;
        auto wording = std::make_shared<SharedWording>(facts(), Voice::plain(), m_writer.get(), rules, *m_clock, m_answered, saved);
        wording->join();
        return wording;
    }

    static Portfolio facts()
    {
        Portfolio facts;
        facts.basics.name = u"Ada"_s;
        facts.basics.label = u"Engineer"_s;
        return facts;
    }

    static std::unique_ptr<ResponseCache> cacheIn(const QString &folder)
    {
        CacheSettings settings;
        settings.folder = folder;
        settings.minimumFreeBytes = 0;
        return std::make_unique<ResponseCache>(settings);
    }

    static void saveWords(ResponseCache &cache, const QString &headline)
    {
        const QJsonObject answer{
            {u"headline"_s, headline}, {u"subtitle"_s, u"Says so."_s}, {u"tagline"_s, u"Engineer"_s}, {u"about"_s, QString()}};
        const auto valid = ValidatedAnswer::from(answer, [](const QJsonObject &) { return Result<>(); });
        AnswerOrigin origin;
        origin.writer = u"ollama:old"_s;
        cache.save("key", wordingSubject(facts(), Voice::plain(), {}), *valid, origin);
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ScriptedWriter> m_writer;
    std::shared_ptr<bool> m_answered;
    std::chrono::milliseconds m_deadline{0};

private slots:
    void init()
    {
        m_deadline = 0ms;
        m_clock = std::make_unique<FakeClock>();
        m_writer = std::make_unique<ScriptedWriter>();
        m_answered = std::make_shared<bool>(false);
    }

    void givesTheWritersWording()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_writer->answer(u"Hello"_s);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result()->wording.headline, u"Hello"_s);
        QVERIFY(!wording->fellBack());
    }

    void anAnswerThatWasNeverReportedProvesTheServerAsWell()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        QVERIFY(!*m_answered);
        m_writer->answer(u"Hello"_s);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(*m_answered); // and the next one has the patience for a server that answered
    }

    void writesWithoutAWriter()
    {
        m_writer.reset();
        const auto wording = make(WhenDown::Fail);
        wording->start();
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result()->wording.writer, u"builtin"_s);
        QVERIFY(!wording->fellBack());
    }

    void theBuiltInWriterStandsInWhenPatienceEnds()
    {
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_clock->elapse(4999ms);
        QVERIFY(!wording->isFinished());
        m_clock->elapse(1ms);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(wording->result());
        QCOMPARE(wording->result()->wording.writer, u"builtin"_s);
        QVERIFY(wording->fellBack());
        QCOMPARE(m_writer->cancelled, 1);
    }

    void aServerThatHasAnsweredGetsMorePatience()
    {
        *m_answered = true;
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_clock->elapse(119s);
        QVERIFY(!wording->isFinished());
        m_clock->elapse(1s);
        QTRY_VERIFY(wording->fellBack());
    }

    void failsWithTheReasonWhenThatWasAgreed()
    {
        m_writer->trouble = ErrorKind::Unreachable;
        const auto wording = make(WhenDown::Fail);
        wording->start();
        m_clock->elapse(5s);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(!wording->result());
        QCOMPARE(wording->result().error().kind, ErrorKind::Unreachable);
    }

    void waitsForEverWhenThatWasAgreed()
    {
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::Wait);
        wording->start();
        m_clock->elapse(24h);
        QVERIFY(!wording->isFinished());
        m_writer->answer(u"Back again"_s);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result()->wording.headline, u"Back again"_s);
    }

    void waitingForOnesTurnIsNoTrouble()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        WritingProgress progress;
        progress.stage = WritingProgress::Stage::Waiting;
        m_writer->lastTask.progressed(progress);
        m_clock->elapse(24h);
        QVERIFY(!wording->isFinished());
        m_writer->answer(u"My turn"_s);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(!wording->fellBack());
    }

    void troubleThatPassesIsForgotten()
    {
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_clock->elapse(3s);
        WritingProgress progress;
        progress.tokensOut = 5;
        m_writer->lastTask.progressed(progress);
        m_clock->elapse(1h);
        QVERIFY(!wording->isFinished());
        QVERIFY(*m_answered);
        m_writer->answer(u"Done"_s);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(!wording->fellBack());
    }

    void theWriterIsToldToWaitForItsServer()
    {
        const auto wording = make(WhenDown::Fail);
        wording->start();
        QVERIFY(m_writer->lastTask.waitsForServer);
        m_writer->answer(u"After many tries"_s);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(!wording->fellBack());
    }

    void aWriterThatWillNotWaitIsReplacedAtOnce()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_writer->fail(ErrorKind::Unreachable);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result()->wording.writer, u"builtin"_s);
        QVERIFY(wording->fellBack());
        QCOMPARE(m_writer->calls, 1);
    }

    void aDeadlineThatPassesFailsTheJobWhateverWasAgreedForAServerThatIsAway()
    {
        m_deadline = 5s;
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_writer->fail(ErrorKind::Timeout);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result().error().kind, ErrorKind::Timeout);
        QVERIFY(!wording->fellBack());
    }

    void aFailureThatAnotherTryCannotMendIsTheEnd()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->start();
        m_writer->fail(ErrorKind::Unauthorised);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result().error().kind, ErrorKind::Unauthorised);
        QCOMPARE(m_writer->calls, 1);
    }

    void whatTheSourceDoesNotSupportIsCountedOrPutBack()
    {
        const auto counted = make(WhenDown::BuiltIn);
        counted->start();
        m_writer->answer(u"Led 340 people at Initech"_s);
        QTRY_VERIFY(counted->isFinished());
        QVERIFY(counted->facts().unsupported > 0);
        QVERIFY(!counted->result()->wording.headline.isEmpty());

        WordingRules rules;
        rules.facts = FactsMode::Strict;
        Portfolio facts;
        facts.basics.name = u"Ada"_s;
        SharedWording strict(facts, Voice::plain(), m_writer.get(), rules, *m_clock, m_answered);
        strict.join();
        strict.start();
        m_writer->answer(u"Led 340 people at Initech"_s);
        QTRY_VERIFY(strict.isFinished());
        QVERIFY(strict.result()->wording.headline.isEmpty());
        QCOMPARE(strict.facts().unsupported, 0);
    }

    void theLastOneToLeaveCancelsTheWriting()
    {
        const auto wording = make(WhenDown::BuiltIn);
        wording->join();
        wording->start();
        wording->leave();
        QCoreApplication::processEvents();
        QCOMPARE(m_writer->cancelled, 0);
        wording->leave();
        QTRY_COMPARE(m_writer->cancelled, 1);
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result().error().kind, ErrorKind::Cancelled);
    }

    void dyingWhileTheWriterWorksIsSafe()
    {
        auto wording = make(WhenDown::BuiltIn);
        wording->start();
        wording.reset();
        QTRY_COMPARE(m_writer->cancelled, 1);
        QCOMPARE(m_writer->running, 0);
    }

    void savedWordsStandInWhenPatienceEnds()
    {
        QTemporaryDir folder;
        const auto cache = cacheIn(folder.path());
        saveWords(*cache, u"Saved headline"_s);
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::Saved, cache.get());
        wording->start();
        QTRY_COMPARE(m_writer->calls, 1);
        m_clock->elapse(4900ms);
        QVERIFY(!wording->isFinished());
        m_clock->elapse(200ms);
        QTRY_VERIFY(wording->isFinished());
        QVERIFY(wording->result());
        QCOMPARE(wording->result()->wording.headline, u"Saved headline"_s);
        QCOMPARE(wording->result()->wording.writer, u"saved:ollama:old"_s);
        QVERIFY(wording->result()->savedOn.isValid());
        QVERIFY(wording->fellBack());
        QCOMPARE(m_writer->cancelled, 1);
    }

    void theBuiltInWriterStandsInWhenNothingIsSaved()
    {
        QTemporaryDir folder;
        const auto cache = cacheIn(folder.path());
        for (auto *saved : {cache.get(), static_cast<ResponseCache *>(nullptr)}) {
            m_writer->trouble = ErrorKind::CircuitOpen;
            const int calls = m_writer->calls;
            const auto wording = make(WhenDown::Saved, saved);
            wording->start();
            QTRY_COMPARE(m_writer->calls, calls + 1);
            m_clock->elapse(5100ms);
            QTRY_VERIFY(wording->isFinished());
            QCOMPARE(wording->result()->wording.writer, u"builtin"_s);
            QVERIFY(!wording->result()->savedOn.isValid());
            QVERIFY(wording->fellBack());
        }
    }

    void aPersonMayPreferTheBuiltInWriterToSavedWords()
    {
        QTemporaryDir folder;
        const auto cache = cacheIn(folder.path());
        saveWords(*cache, u"Saved headline"_s);
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::Saved, cache.get());
        wording->start();
        QTRY_COMPARE(m_writer->calls, 1);
        wording->useBuiltIn();
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result()->wording.writer, u"builtin"_s);
    }

    void leavingWhileSavedWordsAreLookedForEndsIt()
    {
        QTemporaryDir folder;
        const auto cache = cacheIn(folder.path());
        saveWords(*cache, u"Saved headline"_s);
        m_writer->trouble = ErrorKind::CircuitOpen;
        const auto wording = make(WhenDown::Saved, cache.get());
        wording->start();
        QTRY_COMPARE(m_writer->calls, 1);
        m_clock->advance(5100ms);
        wording->leave();
        QTRY_VERIFY(wording->isFinished());
        QCOMPARE(wording->result().error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_SharedWording)
#include "tst_SharedWording.moc"
