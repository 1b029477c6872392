// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/ContentEngine.h"

#include "engine/base/Worker.h"
#include "engine/cache/ResponseCache.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/writing/BuiltInWriter.h"
#include "engine/writing/SavedWording.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QEventLoop>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unknownTheme(const QString &theme, const ThemeCatalog &catalog)
{
    return Error(ErrorKind::BadRequest, u"There is no theme \"%1\"; there are %2"_s.arg(theme, catalog.ids().join(u", "_s)));
}

Error circuitOpen(const CircuitBreaker &breaker)
{
    Error error(ErrorKind::CircuitOpen, u"The server failed repeatedly and is left alone for a while"_s);
    error.retryAfter = breaker.remaining();
    return error;
}

QCoro::Task<> store(Task<SiteContent> task, Result<SiteContent> *result, QEventLoop *loop)
{
    *result = co_await task;
    loop->quit();
}

} // namespace

ContentEngine::ContentEngine(ContentEngineSettings settings, const ThemeCatalog &catalog, Clock &clock, QObject *parent)
    : QObject(parent), m_catalog(catalog), m_http(clock)
{
    if (!settings.cache.folder.isEmpty())
        m_cache = std::make_unique<ResponseCache>(settings.cache);
    if (!settings.server)
        return;
    m_endpoint = std::make_unique<LlmEndpoint>(*settings.server, settings.limit, m_http, clock);
    m_writer = std::make_unique<LlmWriter>(m_endpoint->client(), m_cache.get());
}

ContentEngine::~ContentEngine() = default;

Task<SiteContent> ContentEngine::generateContent(QString path, QString theme, QPointer<CancelToken> cancel)
{
    const QPointer<ContentEngine> self = this;
    const auto *found = m_catalog.find(theme);
    if (!found)
        co_return unknownTheme(theme, m_catalog);
    const Voice voice = found->voice;
    const auto work = QtConcurrent::run(&PortfolioReader::readFile, path);
    const auto read = co_await workerResult(work);
    if (!self || (cancel && cancel->isCancelled()))
        co_return Error(ErrorKind::Cancelled);
    if (!read)
        co_return read.error();
    if (!m_writer)
        co_return SiteContent(read->portfolio, builtInWording(read->portfolio, voice));
    const auto written = co_await word(read->portfolio, voice, cancel);
    if (!written)
        co_return written.error();
    co_return SiteContent(read->portfolio, written->wording);
}

/// The writer waits for an open circuit; this façade promises not to.
Task<WrittenWording> ContentEngine::word(Portfolio portfolio, Voice voice, QPointer<CancelToken> cancel)
{
    const QPointer<ContentEngine> self = this;
    auto &breaker = m_endpoint->breaker();
    if (!breaker.isCallPossible())
        co_return circuitOpen(breaker);
    CancelToken round;
    bool opened = false;
    connect(&breaker, &CircuitBreaker::stateChanged, &round, [&round, &opened](BreakerState now) {
        opened = opened || now == BreakerState::Open || now == BreakerState::ForcedOpen;
        if (opened)
            round.cancel();
    });
    if (cancel)
        connect(cancel, &CancelToken::cancelled, &round, &CancelToken::cancel);
    WritingTask task;
    task.portfolio = portfolio;
    task.voice = voice;
    task.cancel = &round;
    const auto written = co_await m_writer->write(task);
    if (!self || (cancel && cancel->isCancelled()))
        co_return Error(ErrorKind::Cancelled);
    if (!written && opened)
        co_return circuitOpen(breaker);
    co_return written;
}

Task<SiteContent> ContentEngine::savedContent(QString path, QString theme)
{
    const QPointer<ContentEngine> self = this;
    const auto *found = m_catalog.find(theme);
    if (!found)
        co_return unknownTheme(theme, m_catalog);
    const Voice voice = found->voice;
    const auto work = QtConcurrent::run(&PortfolioReader::readFile, path);
    const auto read = co_await workerResult(work);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (!read)
        co_return read.error();
    const Portfolio portfolio = read->portfolio;
    const QPointer<ResponseCache> cache = m_cache.get();
    const auto saved = co_await savedWording(cache, portfolio, voice);
    if (!saved || !*saved)
        co_return Error(ErrorKind::BadSource, u"Nothing is saved for %1 in this voice"_s.arg(path));
    co_return SiteContent(portfolio, (*saved)->wording);
}

Result<SiteContent> ContentEngine::generateContentBlocking(const QString &path, const QString &theme)
{
    Result<SiteContent> result = Error(ErrorKind::Internal);
    QEventLoop loop;
    QMetaObject::invokeMethod(
        this, [&] { store(generateContent(path, theme), &result, &loop); }, Qt::QueuedConnection);
    loop.exec();
    return result;
}

CircuitBreaker *ContentEngine::breaker() const
{
    return m_endpoint ? &m_endpoint->breaker() : nullptr;
}

LlmClient *ContentEngine::client() const
{
    return m_endpoint ? &m_endpoint->client() : nullptr;
}

} // namespace trinity
