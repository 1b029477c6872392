// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

#include <QtCore/QLocale>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using trinity::Error;
using trinity::ErrorKind;
using trinity::Job;
using trinity::JobState;
using trinity::ui::ErrorText;
using trinity::ui::JobText;

class tst_ErrorText final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasThreeSentences_data();
    void everyKindHasThreeSentences();
    void noTwoKindsSayTheSame();
    void saysWhyAFileCouldNotBeRead();
    void keepsTheTechnicalDetailsApart();
    void everyStateHasAWord();
    void countsDownInMinutesAndSeconds();
    void saysThatTheBuiltInWriterStoodIn();
    void saysSinceWhenSavedWordsAre();
    void waitingForOnesTurnIsNotBlamedOnTheEngine();
};

void tst_ErrorText::everyKindHasThreeSentences_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        QTest::addRow("%s", trinity::toString(static_cast<ErrorKind>(kind)).data()) << kind;
}

void tst_ErrorText::everyKindHasThreeSentences()
{
    QFETCH(int, kind);
    const ErrorText text = ErrorText::of(Error(static_cast<ErrorKind>(kind)));
    for (const QString &sentence : {text.happened, text.meaning, text.remedy}) {
        QVERIFY2(sentence.size() > 10, qPrintable(sentence));
        QVERIFY2(sentence.at(0).isUpper(), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    }
    QVERIFY(text.details.startsWith(QString(trinity::toString(static_cast<ErrorKind>(kind)))));
}

void tst_ErrorText::noTwoKindsSayTheSame()
{
    QStringList seen;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        seen.append(ErrorText::whatHappened(static_cast<ErrorKind>(kind)));
    QCOMPARE(seen.removeDuplicates(), qsizetype(0));
}

void tst_ErrorText::saysWhyAFileCouldNotBeRead()
{
    const ErrorText text = ErrorText::of(Error(ErrorKind::BadSource, u"photo.txt is not text: it holds binary data"_s));
    QCOMPARE(text.happened, u"photo.txt is not text: it holds binary data."_s);
}

void tst_ErrorText::keepsTheTechnicalDetailsApart()
{
    Error error(ErrorKind::ServerError, u"internal error"_s);
    error.httpStatus = 500;
    error.attempts = 3;
    const ErrorText text = ErrorText::of(error);
    QVERIFY(text.details.contains(u"HTTP 500"_s));
    QVERIFY(text.details.contains(u"internal error"_s));
    QVERIFY(!text.sentence().contains(u"500"_s));
}

void tst_ErrorText::everyStateHasAWord()
{
    QStringList words;
    for (int state = 0; state <= static_cast<int>(JobState::Cancelled); ++state)
        words.append(JobText::stage(static_cast<JobState>(state)));
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.removeDuplicates(), qsizetype(0));
}

void tst_ErrorText::countsDownInMinutesAndSeconds()
{
    QCOMPARE(JobText::countdown(42s), u"0:42"_s);
    QCOMPARE(JobText::countdown(41001ms), u"0:42"_s);
    QCOMPARE(JobText::countdown(125s), u"2:05"_s);
}

void tst_ErrorText::saysThatTheBuiltInWriterStoodIn()
{
    Job job;
    job.state = JobState::Done;
    job.writer = u"builtin"_s;
    QVERIFY(JobText::message(job).contains(u"built-in writer"_s));
    const QString plain = JobText::message(job);
    job.fellBack = true;
    QVERIFY(JobText::message(job) != plain);
    job.fellBack = false;
    job.writer = u"ollama:llama3.2:3b"_s;
    QVERIFY(JobText::message(job).contains(u"llama3.2:3b"_s));
}

void tst_ErrorText::saysSinceWhenSavedWordsAre()
{
    Job job;
    job.state = JobState::Done;
    job.writer = u"ollama:llama3.2:3b"_s;
    job.savedOn = QDateTime(QDate(2026, 11, 3), QTime(12, 0));
    const auto day = QLocale().toString(QDate(2026, 11, 3), QLocale::ShortFormat);
    QVERIFY(JobText::message(job).contains(day) && JobText::message(job).contains(u"llama3.2:3b"_s));
    const QString plain = JobText::message(job);
    job.fellBack = true;
    job.writer = u"saved:ollama:llama3.2:3b"_s;
    QVERIFY(JobText::message(job) != plain);
    QVERIFY(JobText::message(job).contains(day) && JobText::message(job).contains(u"that llama3.2:3b wrote"_s));
}

void tst_ErrorText::waitingForOnesTurnIsNotBlamedOnTheEngine()
{
    Job job;
    job.state = JobState::Waiting;
    QVERIFY(JobText::message(job).contains(u"turn"_s));
    job.waitReason = trinity::ErrorKind::RateLimited;
    job.retryIn = 3s;
    QVERIFY(JobText::message(job).contains(u"0:03"_s));
}

QTEST_GUILESS_MAIN(tst_ErrorText)
#include "tst_ErrorText.moc"
