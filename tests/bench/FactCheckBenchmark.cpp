// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include "engine/reading/PortfolioReader.h"
#include "engine/writing/FactCheck.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include <cmath>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

/// The labelled sentences about one CV, again and again, evidence included, on one core.
QJsonObject factCheckSentences(const QString &sourceFile, const QString &sentencesFile)
{
    const QString measure = u"fact check"_s;
    const auto read = PortfolioReader::readFile(sourceFile);
    QFile file(sentencesFile);
    if (!read || !file.open(QIODevice::ReadOnly))
        return {{u"measure"_s, measure}, {u"error"_s, u"the labelled sentences cannot be read"_s}};
    QStringList sentences;
    while (!file.atEnd())
        sentences << QJsonDocument::fromJson(file.readLine()).object()[u"sentence"_s].toString();
    QElapsedTimer timer;
    timer.start();
    const FactCheck check(read->portfolio, read->document.text);
    const double prepared = double(timer.nsecsElapsed()) / 1e6;
    qint64 checked = 0;
    qint64 unsupported = 0;
    timer.start();
    while (timer.elapsed() < 2000)
        for (const auto &sentence : std::as_const(sentences)) {
            unsupported += check.checkSentence(sentence).support == Support::Unsupported ? 1 : 0;
            ++checked;
        }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    return {{u"measure"_s, measure},
            {u"sentences_per_second"_s, std::round(double(checked) / seconds)},
            {u"sentences"_s, sentences.size()},
            {u"unsupported"_s, unsupported * sentences.size() / checked},
            {u"prepared_ms"_s, std::round(prepared * 100) / 100}};
}

/// What a job pays that checks one wording of about twenty sentences: the source prepared, and the sentences checked.
QJsonObject factCheckWording(const QString &sourceFile, const QString &sentencesFile)
{
    const QString measure = u"fact check of one wording"_s;
    constexpr qsizetype most = 20;
    const auto read = PortfolioReader::readFile(sourceFile);
    QFile file(sentencesFile);
    if (!read || !file.open(QIODevice::ReadOnly))
        return {{u"measure"_s, measure}, {u"error"_s, u"the labelled sentences cannot be read"_s}};
    Wording wording;
    for (qsizetype i = 0; i < most && !file.atEnd(); ++i)
        wording.about += QJsonDocument::fromJson(file.readLine()).object()[u"sentence"_s].toString() + u"\n\n"_s;
    qint64 wordings = 0;
    qint64 sentences = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 1000) {
        sentences += FactCheck::check(wording, read->portfolio).sentences.size();
        ++wordings;
    }
    const double alone = double(timer.nsecsElapsed()) / 1e3 / double(wordings);
    const FactCheck shared(read->portfolio);
    qint64 again = 0;
    timer.start();
    while (timer.elapsed() < 1000) {
        sentences += shared.check(wording).sentences.size();
        ++again;
    }
    const double afterwards = double(timer.nsecsElapsed()) / 1e3 / double(again);
    return {{u"measure"_s, measure},
            {u"sentences"_s, sentences / (wordings + again)},
            {u"first_us"_s, std::round(alone * 10) / 10},
            {u"further_us"_s, std::round(afterwards * 10) / 10}};
}

} // namespace trinity::bench
