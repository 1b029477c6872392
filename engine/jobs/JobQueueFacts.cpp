// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/JobQueue.h"

#include "engine/jobs/JobQueuePrivate.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// A stand-in from the cache says so in the name of its writer.
constexpr auto savedPrefix = "saved:"_L1;

bool isSame(const QString &a, const QString &b)
{
    return a.simplified() == b.simplified();
}

bool holds(const QStringList &sentences, const QString &sentence)
{
    return std::any_of(sentences.begin(), sentences.end(), [&sentence](const QString &other) { return isSame(other, sentence); });
}

/// The name of a checked field among a document's edits.
QString editKey(const QString &field)
{
    if (field == "headline"_L1)
        return u"/hero/title"_s;
    if (field == "subtitle"_L1)
        return u"/hero/subtitle"_s;
    if (field == "tagline"_L1 || field == "about"_L1)
        return u'/' + field;
    return field;
}

} // namespace

void JobQueue::Private::handleRead(SourceId source)
{
    if (const auto *document = documentOf(source)) {
        auto confirmed = document->confirmed();
        for (const auto &sentence : shelf.confirmed(source)) // while it was being read
            if (!holds(confirmed, sentence))
                confirmed << sentence;
        shelf.setConfirmed(source, confirmed);
        shelf.setEdits(source, document->content.edits);
    }
    emit q.sourceRead(source);
}

const TrinityDocument *JobQueue::Private::documentOf(SourceId source) const
{
    const auto reading = shelf.reading(source);
    if (!reading || !reading->isFinished() || !reading->result() || !reading->result()->saved)
        return nullptr;
    return &*reading->result()->saved;
}

std::optional<Wording> JobQueue::Private::savedWords(SourceId source, const QString &voice) const
{
    const auto *document = settings.documentWords == DocumentWords::Use ? documentOf(source) : nullptr;
    if (!document || !document->content.wordings.contains(voice))
        return std::nullopt;
    return document->content.wordings.value(voice);
}

void JobQueue::Private::setConfirmed(SourceId source, const QStringList &sentences)
{
    shelf.setConfirmed(source, sentences);
    for (const auto &wording : shelf.wordings(source))
        wording->setConfirmed(sentences);
    const auto ids = order; // whoever hears of one may remove another
    for (const auto id : ids) {
        auto *run = this->run(id);
        if (!run || run->job().source != source)
            continue;
        const auto change = run->followFacts();
        if (change == JobRun::FactsChange::None)
            continue;
        changes.add(id);
        if (change == JobRun::FactsChange::Words)
            emit q.siteChanged(id);
    }
    emit q.factsChanged(source);
}

void JobQueue::Private::setEdits(SourceId source, const QString &voice, const QMap<QString, QString> &edits)
{
    auto all = shelf.edits(source);
    if (edits.isEmpty())
        all.remove(voice);
    else
        all.insert(voice, edits);
    shelf.setEdits(source, all);
    if (const auto wording = shelf.wording(source, voice)) {
        wording->setEdits(edits, shelf.check(source), [this, self = QPointer(&q), source, voice] {
            if (self && shelf.contains(source))
                handleWords(source, voice);
        });
    }
}

/// The words of a voice are others, and so are the pages made of them.
void JobQueue::Private::handleWords(SourceId source, const QString &voice)
{
    const auto ids = order; // whoever hears of one may remove another
    for (const auto id : ids) {
        auto *run = this->run(id);
        if (!run || run->job().source != source || run->job().voice != voice || !run->followWords())
            continue;
        changes.add(id);
        emit q.siteChanged(id);
    }
    emit q.factsChanged(source);
}

void JobQueue::setWords(JobId id, const QString &field, const QString &text)
{
    const auto *run = d->run(id);
    const auto wording = run ? run->wording() : nullptr;
    if (!wording || !wording->isFinished() || !wording->result())
        return;
    const auto source = run->job().source;
    const auto voice = run->job().voice;
    auto edits = d->shelf.edits(source).value(voice);
    if (text == wording->asWritten().text(field))
        edits.remove(editKey(field));
    else
        edits.insert(editKey(field), text);
    d->setEdits(source, voice, edits);
}

std::optional<Wording> JobQueue::wording(JobId id) const
{
    const auto *run = d->run(id);
    const auto wording = run ? run->wording() : nullptr;
    if (!wording || !wording->isFinished() || !wording->result())
        return std::nullopt;
    return withEdits(wording->asWritten(), d->shelf.edits(run->job().source).value(run->job().voice));
}

void JobQueue::checkFacts(JobId id)
{
    const auto *run = d->run(id);
    const auto wording = run ? run->wording() : nullptr;
    if (!wording || !wording->isFinished() || !wording->result())
        return;
    const auto source = run->job().source;
    wording->findEvidence(d->shelf.check(source), [self = QPointer(this), source] {
        if (self && self->d->shelf.contains(source))
            emit self->factsChanged(source);
    });
}

std::optional<FactReport> JobQueue::factReport(JobId id) const
{
    const auto *run = d->run(id);
    return run && run->wording() ? run->wording()->report() : std::nullopt;
}

void JobQueue::confirm(SourceId source, const QStringList &sentences)
{
    if (!d->shelf.contains(source))
        return;
    auto confirmed = d->shelf.confirmed(source);
    const auto before = confirmed.size();
    for (const auto &sentence : sentences)
        if (!sentence.simplified().isEmpty() && !holds(confirmed, sentence))
            confirmed << sentence.simplified();
    if (confirmed.size() > before)
        d->setConfirmed(source, confirmed);
}

void JobQueue::takeBack(SourceId source, const QStringList &sentences)
{
    auto confirmed = d->shelf.confirmed(source);
    if (confirmed.removeIf([&sentences](const QString &sentence) { return holds(sentences, sentence); }) > 0)
        d->setConfirmed(source, confirmed);
}

QStringList JobQueue::confirmed(SourceId source) const
{
    return d->shelf.confirmed(source);
}

std::optional<TrinityDocument> JobQueue::document(SourceId source) const
{
    const auto read = reading(source);
    if (!read)
        return std::nullopt;
    auto document = read->saved ? *read->saved : TrinityDocument::fromSource(read->document, read->portfolio);
    for (const auto &wording : d->shelf.wordings(source)) {
        if (!wording->isFinished() || !wording->result() || wording->isStandIn())
            continue;
        auto words = wording->asWritten();
        if (words.writer.startsWith(savedPrefix))
            words.writer.remove(0, savedPrefix.size());
        document.content.wordings.insert(words.voice, words);
    }
    document.setConfirmed(confirmed(source));
    document.content.edits = d->shelf.edits(source);
    return document;
}

bool JobQueue::hasDocumentWords(SourceId source, const QString &theme) const
{
    const auto *found = d->catalog.find(theme);
    return found && d->savedWords(source, d->voiceFor(*found).id).has_value();
}

} // namespace trinity
