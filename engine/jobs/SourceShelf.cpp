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

std::optional<Wording> SourceShelf::finishedWording(SourceId id, const QString &voice) const
{
    const auto found = wording(id, voice);
    return found && found->isFinished() && found->result() ? std::optional(found->result()->wording) : std::nullopt;
}

std::optional<Wording> SourceShelf::anyFinishedWording(SourceId id) const
{
    const auto voices = m_entries.value(id).wordings.keys();
    for (const auto &voice : voices)
        if (auto found = finishedWording(id, voice))
            return found;
    return std::nullopt;
}

std::shared_ptr<const SourceCheck> SourceShelf::check(SourceId id)
{
    auto &entry = m_entries[id];
    auto check = entry.check.lock();
    if (!check) {
        const auto &read = *entry.reading->result();
        check = std::make_shared<const SourceCheck>(read.portfolio, read.evidenceText());
        entry.check = check;
    }
    return check;
}

} // namespace trinity
