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

    /// The best finished wording for a voice: that voice's, else any, else none.
    [[nodiscard]] std::optional<Wording> bestWording(SourceId id, const QString &voice) const;

private:
    struct Entry {
        Source source;
        QString exportName;
        std::shared_ptr<SharedReading> reading;
        QMap<QString, std::shared_ptr<SharedWording>> wordings;
    };

    QHash<SourceId, Entry> m_entries;
    /// Case folded. A removed source frees its name, so the first of a name may be gone while the second keeps its "-2".
    QSet<QString> m_takenNames;
    QList<SourceId> m_order;
    quint64 m_lastId = 0;
};

} // namespace trinity
