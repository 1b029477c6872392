// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/JobBench.h"

#include "tests/support/SchemaAnswer.h"

#include <algorithm>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

CacheSettings cacheIn(const QTemporaryDir &folder)
{
    CacheSettings settings;
    settings.folder = folder.filePath(u"cache"_s);
    return settings;
}

QByteArray portfolioOf(const QString &name)
{
    return uR"({"basics":{"name":"%1","label":"Engineer","summary":"%1 of the house of %2 builds bridges and mends clocks."},
 "projects":[{"name":"span","description":"Computes the spans of bridges."}]})"_s.arg(name, QLatin1StringView(promptCanary))
        .toUtf8();
}

} // namespace

FakeReply goodAnswer(const FakeRequest &request)
{
    AnswerOptions options;
    options.stream.charactersPerChunk = 200;
    FakeReply whole;
    const auto answer = answerSchema(options)(request);
    for (const auto &step : answer.steps())
        if (step.kind == FakeReply::Step::Kind::Send)
            whole.send(step.bytes);
    return whole;
}

JobBench::JobBench(LlmProvider provider, int inFlight, const QString &host)
    : ChaosBench(provider, inFlight, host)
    , catalog(ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)}))
    , cache(cacheIn(folder))
    , writer(endpoint.client(), &cache)
    , queue(catalog, clock)
{
    queue.setWriter(&writer);
    queue.setSavedAnswers(&cache);
    JobSettings settings;
    settings.exportTo = folder.filePath(u"sites"_s);
    settings.wording.whenDown = WhenDown::Fail;
    settings.wording.patience = 120s;
    settings.wording.firstPatience = 120s;
    queue.setSettings(settings);
    QObject::connect(&queue, &JobQueue::jobFinished, &queue, [this](JobId id) { ++ends[id]; });
}

JobBench::~JobBench()
{
    queue.cancelAll();
    (void)runUntil([this] { return queue.isIdle(); });
}

JobId JobBench::addJob(const QString &name)
{
    const auto source = queue.addSource(Source::text(name + u".json"_s, portfolioOf(name)));
    return queue.addJobs(source, {catalog.ids().constFirst()}).constFirst();
}

int JobBench::sends() const
{
    return int(std::count_if(server.requests().cbegin(), server.requests().cend(),
                             [](const FakeRequest &request) { return request.method == "POST"; }));
}

int JobBench::sendsFor(const QString &name) const
{
    return int(std::count_if(server.requests().cbegin(), server.requests().cend(),
                             [&](const FakeRequest &request) { return request.method == "POST" && isFor(name, request); }));
}

QString JobBench::runToTheEnd()
{
    const auto jobs = queue.jobs();
    const bool ended =
        runUntil([&] { return queue.isIdle() && std::all_of(jobs.cbegin(), jobs.cend(), [&](JobId id) { return isFinished(id); }); });
    if (!ended)
        return u"jobs are still on their way"_s;
    if (const auto wrong = wrongEnds(); !wrong.isEmpty())
        return wrong;
    if (const auto left = leftOver(); !left.isEmpty())
        return left;
    clock.elapse(10min); // and nothing more happens
    if (const auto wrong = wrongEnds(); !wrong.isEmpty())
        return u"later: "_s + wrong;
    if (const auto file = fileWithKey(folder.path()); !file.isEmpty())
        return u"the key is in "_s + file;
    return blame();
}

QString JobBench::wrongEnds() const
{
    for (const auto id : queue.jobs()) {
        const auto &done = job(id);
        if (!isFinal(done.state) || ends.value(id) != 1)
            return u"job %1 is %2 and ended %3 times"_s.arg(id.value).arg(toString(done.state)).arg(ends.value(id));
        if (done.error.detail.contains(QLatin1StringView(keyCanary)) || done.error.detail.contains(QLatin1StringView(promptCanary)))
            return u"the reason given for job %1 tells a secret"_s.arg(id.value);
        if (done.error.detail.contains(u'<'))
            return u"the reason given for job %1 is not plain text: %2"_s.arg(id.value).arg(done.error.detail);
        if (done.state == JobState::Failed && done.error.detail.isEmpty())
            return u"job %1 failed without a reason"_s.arg(id.value);
    }
    return {};
}

} // namespace trinity::test
