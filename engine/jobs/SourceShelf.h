// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/SharedReading.h"
#include "engine/jobs/SharedWording.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <memory>
#include <vector>

namespace trinity {

/// The sources of a queue with what has been made of them so far: one reading each, one wording per voice.
class SourceShelf
{
public:
    SourceId add(const Source &source);
    void remove(SourceId id); ///< an id is never given twice

    [[nodiscard]] QList<SourceId> ids() const;
    [[nodiscard]] bool contains(SourceId id) const { return m_entries.contains(id); }
    [[nodiscard]] QString name(SourceId id) const;
    /// The name of the source's folder or files when it is exported.
    [[nodiscard]] QString exportName(SourceId id) const;

    [[nodiscard]] std::shared_ptr<SharedReading> reading(SourceId id) const;
    [[nodiscard]] std::shared_ptr<SharedWording> wording(SourceId id, const QString &voice) const;
    [[nodiscard]] QList<std::shared_ptr<SharedWording>> wordings(SourceId id) const;
    void setWording(SourceId id, const QString &voice, std::shared_ptr<SharedWording> wording);
    void dropWording(SourceId id, const QString &voice);

    [[nodiscard]] std::optional<Wording> finishedWording(SourceId id, const QString &voice) const;
    [[nodiscard]] std::optional<Wording> anyFinishedWording(SourceId id) const;

    /// The check of a source that has been read: the one that is in use at the moment, or a new one.
    [[nodiscard]] std::shared_ptr<const SourceCheck> check(SourceId id);
    [[nodiscard]] QStringList confirmed(SourceId id) const { return m_entries.value(id).confirmed; }
    void setConfirmed(SourceId id, const QStringList &sentences) { m_entries[id].confirmed = sentences; }
    using Edits = QMap<QString, QMap<QString, QString>>; ///< as in TrinityContent
    [[nodiscard]] Edits edits(SourceId id) const { return m_entries.value(id).edits; }
    void setEdits(SourceId id, const Edits &edits) { m_entries[id].edits = edits; }

private:
    struct Entry {
        Source source;
        QString exportName;
        std::shared_ptr<SharedReading> reading;
        QMap<QString, std::shared_ptr<SharedWording>> wordings;
        std::weak_ptr<const SourceCheck> check; ///< an index is larger than its source: it goes with the last wording at work
        QStringList confirmed; ///< sentences that the person says are true
        Edits edits; ///< the person's own words
    };

    QHash<SourceId, Entry> m_entries;
    /// Case folded. A removed source frees its name, so the first of a name may be gone while the second keeps its "-2".
    QSet<QString> m_takenNames;
    QList<SourceId> m_order;
    quint64 m_lastId = 0;
};

} // namespace trinity
