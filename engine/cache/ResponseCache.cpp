// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/ResponseCache.h"

#include "engine/base/Worker.h"
#include "engine/cache/CacheStore.h"

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QJsonDocument>

namespace trinity {

namespace {

using Store = std::shared_ptr<CacheStore>;

Result<std::optional<SavedAnswer>> findInWorker(Store store, QByteArray key)
{
    return store->find(key);
}

Result<QList<SavedAnswer>> findAboutInWorker(Store store, QByteArray subject)
{
    return store->findAbout(subject);
}

Result<CacheContents> contentsInWorker(Store store)
{
    return store->contents();
}

Result<> clearInWorker(Store store)
{
    return store->clear();
}

} // namespace

ResponseCache::ResponseCache(CacheSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_store(std::make_shared<CacheStore>(m_settings))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
}

ResponseCache::~ResponseCache()
{
    m_thread.start([store = m_store] { store->close(); });
    m_thread.waitForDone();
}

Task<std::optional<SavedAnswer>> ResponseCache::find(QByteArray key)
{
    if (m_store->isOff())
        co_return std::optional<SavedAnswer>();
    const auto work = QtConcurrent::run(&m_thread, &findInWorker, m_store, key);
    co_return co_await workerResult(work);
}

Task<QList<SavedAnswer>> ResponseCache::findAbout(QByteArray subject)
{
    const auto work = QtConcurrent::run(&m_thread, &findAboutInWorker, m_store, subject);
    co_return co_await workerResult(work);
}

void ResponseCache::save(const QByteArray &key, const QByteArray &subject, const ValidatedAnswer &answer, const AnswerOrigin &origin)
{
    if (m_store->isOff())
        return;
    m_thread.start([store = m_store, key, subject, object = answer.object(), origin] {
        CacheEntry entry;
        entry.key = key;
        entry.subject = subject;
        entry.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
        entry.origin = origin;
        store->save(entry);
    });
}

Task<CacheContents> ResponseCache::contents()
{
    const auto work = QtConcurrent::run(&m_thread, &contentsInWorker, m_store);
    co_return co_await workerResult(work);
}

Task<> ResponseCache::clear()
{
    const auto work = QtConcurrent::run(&m_thread, &clearInWorker, m_store);
    co_return co_await workerResult(work);
}

} // namespace trinity
