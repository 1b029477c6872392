// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/BuiltInWriter.h"

#include "engine/writing/CountLine.h"
#include "engine/writing/Sentences.h"
#include "engine/writing/WordingSchema.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSameText(const QString &a, const QString &b)
{
    return withoutFullStop(a.simplified()).compare(withoutFullStop(b.simplified()), Qt::CaseInsensitive) == 0;
}

bool endsInEllipsis(const QString &text)
{
    return text.endsWith(u"..."_s) || text.endsWith(u'…');
}

QString headlineFrom(const QString &text, const Voice &voice)
{
    const auto headline = withoutFullStop(text.simplified());
    return wordCount(headline) <= voice.headlineWords && !endsInEllipsis(headline) ? headline : QString();
}

QString withCapital(QString text)
{
    const auto firstWord = text.section(u' ', 0, 0);
    if (!text.isEmpty() && firstWord == firstWord.toLower())
        text[0] = text.at(0).toUpper();
    return text;
}

// Takes the headline from the front of the summary when enough is left behind it for a subtitle, because a page shows
// the whole summary when there is no subtitle and would then say the same twice.
QString takeHeadline(QStringList &summary, const Basics &basics, const Voice &voice)
{
    if (summary.size() > 1) {
        if (const auto sentence = headlineFrom(summary.constFirst(), voice); !sentence.isEmpty()) {
            summary.removeFirst();
            return sentence;
        }
    }
    if (!summary.isEmpty()) {
        const auto clause = leadingClause(summary.constFirst());
        const auto rest = summary.constFirst().mid(clause.size()).trimmed();
        const auto headline = headlineFrom(clause, voice);
        const bool bothStandAlone = rest.startsWith(u';') && wordCount(headline) >= 4 && wordCount(rest) >= 5;
        if (!headline.isEmpty() && bothStandAlone) {
            summary.first() = withCapital(rest.mid(1).trimmed());
            return headline;
        }
    }
    return headlineFrom(basics.label, voice);
}

// Whole sentences from the front of the summary; the about text takes the rest.
QString takeSubtitle(QStringList &summary)
{
    const auto count = std::min<qsizetype>(subtitleSentences, summary.size());
    const auto subtitle = joinedSentences(summary.first(count));
    summary.remove(0, count);
    return subtitle;
}

QString taglineOf(const Basics &basics, const QString &headline)
{
    const auto label = withoutFullStop(basics.label.simplified());
    const auto city = basics.location.city.simplified();
    if (!label.isEmpty() && wordCount(label) <= taglineWords) {
        if (city.isEmpty() || label.contains(city, Qt::CaseInsensitive))
            return label;
        return label + u" · "_s + city;
    }
    const auto sentences = sentencesOf(basics.summary);
    if (!sentences.isEmpty()) {
        const auto clause = withoutFullStop(leadingClause(sentences.constFirst()));
        if (!clause.isEmpty() && wordCount(clause) <= taglineWords && !isSameText(clause, headline))
            return clause;
    }
    return city;
}

// What the hero did not use of the summary, then the source's own about text without the sentences the hero shows.
QString aboutOf(const Portfolio &portfolio, const QStringList &restOfSummary, const QStringList &shown)
{
    const auto isShown = [&shown](const QString &sentence) {
        return std::any_of(shown.begin(), shown.end(), [&sentence](const QString &other) { return isSameText(sentence, other); });
    };
    QStringList paragraphs;
    QStringList aboutSentences;
    const auto sourceParagraphs = paragraphsOf(portfolio.about);
    for (const auto &paragraph : sourceParagraphs) {
        const auto sentences = sentencesOf(paragraph);
        aboutSentences += sentences;
        QStringList kept;
        for (const auto &sentence : sentences)
            if (!isShown(sentence))
                kept.append(sentence);
        if (!kept.isEmpty())
            paragraphs.append(kept.size() == sentences.size() ? paragraph : joinedSentences(kept));
    }
    QStringList rest;
    for (const auto &sentence : restOfSummary)
        if (std::none_of(aboutSentences.begin(), aboutSentences.end(),
                         [&sentence](const QString &other) { return isSameText(sentence, other); }))
            rest.append(sentence);
    if (!rest.isEmpty())
        paragraphs.prepend(joinedSentences(rest));
    return paragraphs.join(u"\n\n"_s);
}

void shortenItem(const QString &pointer, const QString &text, const Voice &voice, Wording &wording)
{
    const auto source = text.simplified();
    const auto shortened = shortenedTo(text, voice.itemWords);
    if (!shortened.isEmpty() && shortened.simplified() != source && !endsInEllipsis(shortened))
        wording.items.insert(pointer, shortened);
}

} // namespace

Wording builtInWording(const Portfolio &portfolio, const Voice &voice)
{
    const auto &basics = portfolio.basics;
    Wording wording;
    wording.voice = voice.id;
    wording.writer = u"builtin"_s;

    const auto wholeSummary = sentencesOf(basics.summary);
    auto summary = wholeSummary;
    wording.headline = takeHeadline(summary, basics, voice);
    wording.subtitle = takeSubtitle(summary);
    wording.tagline = taglineOf(basics, wording.headline);
    const auto shown = wholeSummary.first(wholeSummary.size() - summary.size());
    wording.about = aboutOf(portfolio, summary, shown);
    if (wholeSummary.isEmpty() && portfolio.work.isEmpty())
        wording.subtitle = projectCountLine(portfolio);

    for (qsizetype i = 0; i < portfolio.projects.size(); ++i)
        shortenItem(u"/projects/%1"_s.arg(i), portfolio.projects.at(i).description, voice, wording);
    for (qsizetype i = 0; i < portfolio.work.size(); ++i) {
        const auto &work = portfolio.work.at(i);
        shortenItem(u"/work/%1"_s.arg(i), work.summary.isEmpty() ? work.description : work.summary, voice, wording);
    }
    return wording;
}

Task<WrittenWording> BuiltInWriter::write(WritingTask task)
{
    if (task.cancel && task.cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    WrittenWording written;
    written.wording = builtInWording(task.portfolio, task.voice);
    co_return written;
}

QString BuiltInWriter::name() const
{
    return u"builtin"_s;
}

} // namespace trinity
