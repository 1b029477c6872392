// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SourceShelf.h"

#include "engine/publishing/SourceNames.h"

namespace trinity {

SourceId SourceShelf::add(const Source &source)
{
    const SourceId id{++m_lastId};
    Entry entry;
    entry.source = source;
    entry.exportName = unusedSourceName(source.path.isEmpty() ? source.name : source.path, m_takenNames);
    m_takenNames.insert(entry.exportName.toCaseFolded());
    entry.reading = std::make_shared<SharedReading>(source);
    m_entries.insert(id, entry);
    m_order << id;
    return id;
}

void SourceShelf::remove(SourceId id)
{
    m_takenNames.remove(exportName(id).toCaseFolded());
    m_entries.remove(id);
    m_order.removeAll(id);
}

QList<SourceId> SourceShelf::ids() const
{
    return m_order;
}

QString SourceShelf::name(SourceId id) const
{
    return m_entries.value(id).source.name;
}

QString SourceShelf::exportName(SourceId id) const
{
    return m_entries.value(id).exportName;
}

std::shared_ptr<SharedReading> SourceShelf::reading(SourceId id) const
{
    return m_entries.value(id).reading;
}

std::shared_ptr<SharedWording> SourceShelf::wording(SourceId id, const QString &voice) const
{
    return m_entries.value(id).wordings.value(voice);
}

QList<std::shared_ptr<SharedWording>> SourceShelf::wordings(SourceId id) const
{
    return m_entries.value(id).wordings.values();
}

void SourceShelf::setWording(SourceId id, const QString &voice, std::shared_ptr<SharedWording> wording)
{
    m_entries[id].wordings.insert(voice, std::move(wording));
}

void SourceShelf::dropWording(SourceId id, const QString &voice)
{
    m_entries[id].wordings.remove(voice);
}

std::optional<Wording> SourceShelf::bestWording(SourceId id, const QString &voice) const
{
    const auto finished = [](const std::shared_ptr<SharedWording> &wording) {
        return wording && wording->isFinished() && wording->result();
    };
    const auto own = wording(id, voice);
    if (finished(own))
        return own->result()->wording;
    const auto entry = m_entries.value(id);
    for (const auto &other : entry.wordings)
        if (finished(other))
            return other->result()->wording;
    return {};
}

} // namespace trinity
