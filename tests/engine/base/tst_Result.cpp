// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Result.h"
#include "tests/support/CompareErrors.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

constexpr int kindCount = int(ErrorKind::Internal) + 1;

Result<QString> greet(bool politely)
{
    if (!politely)
        return Error(ErrorKind::BadRequest, u"say please"_s);
    return u"hello"_s;
}

} // namespace

class tst_Result : public QObject
{
    Q_OBJECT

private slots:
    void holdsAValueOrAnError();
    void isAnInternalErrorByDefault();
    void isSuccessByDefaultWithoutAValue();
    void movesItsValue();
    void givesAFallbackForAnError();
    void writesThroughToTheValue();
    void namesEveryKindAsTheContractDoes();
    void givesEveryKindItsOwnName();
    void retriesOnlyWhatMayPass();
    void countsOnlyTheServersHealthForTheBreaker();
};

void tst_Result::holdsAValueOrAnError()
{
    const auto good = greet(true);
    QVERIFY(good);
    QVERIFY(good.has_value());
    QCOMPARE(*good, u"hello"_s);
    QCOMPARE(good->size(), 5);

    const auto bad = greet(false);
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, ErrorKind::BadRequest);
    QCOMPARE(bad.error().detail, u"say please"_s);
    QCOMPARE(bad.error().httpStatus, 0);
    QCOMPARE(bad.error().attempts, 0);
    QVERIFY(!bad.error().retryAfter);
}

void tst_Result::isAnInternalErrorByDefault()
{
    const Result<int> result;
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Internal);
}

void tst_Result::isSuccessByDefaultWithoutAValue()
{
    const Result<> good;
    QVERIFY(good);
    const Result<> bad = Error(ErrorKind::WriteFailed, u"disk full"_s);
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, ErrorKind::WriteFailed);
    QCOMPARE(bad.error().detail, u"disk full"_s);
}

void tst_Result::movesItsValue()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    QVERIFY(result);
    Result<std::unique_ptr<int>> other = std::move(result);
    QCOMPARE(**other, 7);
    const auto taken = std::move(other.value());
    QCOMPARE(*taken, 7);
}

void tst_Result::givesAFallbackForAnError()
{
    QCOMPARE(greet(true).value_or(u"silence"_s), u"hello"_s);
    QCOMPARE(greet(false).value_or(u"silence"_s), u"silence"_s);
}

void tst_Result::writesThroughToTheValue()
{
    Result<QString> result = greet(true);
    *result += u'!';
    result->append(u'?');
    QCOMPARE(result.value(), u"hello!?"_s);
    Result<QString> failed = greet(false);
    failed.error().attempts = 3;
    QCOMPARE(failed.error().attempts, 3);
}

void tst_Result::namesEveryKindAsTheContractDoes()
{
    QCOMPARE(toString(ErrorKind::BadSource), "bad_source"_L1);
    QCOMPARE(toString(ErrorKind::Unreachable), "unreachable"_L1);
    QCOMPARE(toString(ErrorKind::RateLimited), "rate_limited"_L1);
    QCOMPARE(toString(ErrorKind::Unauthorised), "unauthorised"_L1);
    QCOMPARE(toString(ErrorKind::ContextTooLong), "context_too_long"_L1);
    QCOMPARE(toString(ErrorKind::RefusedByModel), "refused_by_model"_L1);
    QCOMPARE(toString(ErrorKind::NotAnLlmServer), "not_an_llm_server"_L1);
    QCOMPARE(toString(ErrorKind::CircuitOpen), "circuit_open"_L1);
    QCOMPARE(toString(ErrorKind::WriteFailed), "write_failed"_L1);
    QCOMPARE(toString(ErrorKind::Internal), "internal"_L1);
}

void tst_Result::givesEveryKindItsOwnName()
{
    QSet<QString> names;
    for (int kind = 0; kind < kindCount; ++kind)
        names.insert(QString(toString(ErrorKind(kind))));
    QCOMPARE(names.size(), kindCount);
}

void tst_Result::retriesOnlyWhatMayPass()
{
    QVERIFY(isTransient(ErrorKind::Reset));
    QVERIFY(isTransient(ErrorKind::RateLimited));
    QVERIFY(isTransient(ErrorKind::Overloaded));
    for (const auto kind : {ErrorKind::Cancelled, ErrorKind::Unauthorised, ErrorKind::Quota, ErrorKind::BadRequest, ErrorKind::TooLarge,
                            ErrorKind::ContextTooLong, ErrorKind::Tls, ErrorKind::NotAnLlmServer, ErrorKind::Internal})
        QVERIFY2(!isTransient(kind), toString(kind).data());
}

void tst_Result::countsOnlyTheServersHealthForTheBreaker()
{
    for (int kind = 0; kind < kindCount; ++kind)
        if (countsForBreaker(ErrorKind(kind)))
            QVERIFY2(isTransient(ErrorKind(kind)), toString(ErrorKind(kind)).data()); // what speaks of health may pass
    QVERIFY(countsForBreaker(ErrorKind::Unreachable));
    QVERIFY(countsForBreaker(ErrorKind::Timeout));
    QVERIFY(!countsForBreaker(ErrorKind::RateLimited)); // a server that counts requests is alive
    QVERIFY(!countsForBreaker(ErrorKind::Cancelled));
    QVERIFY(!countsForBreaker(ErrorKind::BadAnswer));
}

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_Result.moc"
