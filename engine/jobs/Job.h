// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/jobs/SharedWording.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/site/Site.h"

#include <QtCore/QDateTime>
#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>

#include <chrono>
#include <compare>

namespace trinity {

struct JobId {
    quint64 value = 0;
    auto operator<=>(const JobId &) const = default;
};
inline size_t qHash(JobId id, size_t seed = 0) { return ::qHash(id.value, seed); }

struct SourceId {
    quint64 value = 0;
    auto operator<=>(const SourceId &) const = default;
};
inline size_t qHash(SourceId id, size_t seed = 0) { return ::qHash(id.value, seed); }

enum class JobState { Queued, Reading, Waiting, Writing, Checking, Building, Exporting, Done, Failed, Cancelled };

/// The contract's word for a state, for example "queued".
[[nodiscard]] QLatin1StringView toString(JobState state);
[[nodiscard]] bool isFinal(JobState state);

/// Where a portfolio comes from: a file, or text that was pasted or piped.
struct Source {
    Source() = default;
    static Source file(const QString &path);
    static Source text(const QString &name, const QByteArray &bytes);

    /// Its facts; blocks while it reads, in any thread.
    [[nodiscard]] Result<ReadPortfolio> read() const;

    QString name;     ///< what people see
    QString path;     ///< empty for text
    QByteArray bytes; ///< of text
};

/// One source in one theme. A snapshot: the queue owns the truth and signals changes.
struct Job {
    Job() = default;

    JobId id;
    SourceId source;
    QString sourceName;
    QString theme;
    QString voice;
    JobState state = JobState::Queued;
    double progress = 0; ///< 0 to 1 over all stages
    int attempt = 0;
    Error error;                          ///< when Failed
    std::optional<ErrorKind> waitReason;  ///< when Waiting; none: only the server's turn is awaited
    std::chrono::milliseconds retryIn{0}; ///< when Waiting for a retry or an open circuit
    QString writer;                       ///< who wrote the wording, once it is there
    bool fellBack = false;                ///< a saved wording or the built-in writer stood in for a server that stayed away
    bool fromDocument = false;            ///< the words are those that were saved in the source, a document of ours
    QDateTime savedOn;                    ///< when the wording was written, for one from the cache; else invalid
    FactCounts facts;                     ///< once it is checked
    QString output;                       ///< the exported file to open, when there is one
    int tokensIn = 0;
    int tokensOut = 0;
    std::chrono::milliseconds elapsed{0};
};

} // namespace trinity

Q_DECLARE_METATYPE(trinity::JobId)
