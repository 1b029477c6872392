// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/TrinityContent.h"

namespace trinity {

/// A document of ours: a JSON Resume that every tool opens, with sources, places, wordings, edits and looks under
/// meta.trinity. Whatever of an imported file or an opened document is not changed here is written back word for word:
/// its order, its numbers, its unknown keys, what could not be understood. Opening and writing gives the same bytes.
///
/// `content.foreign` says what stood where our block stands: {"no_meta": true}, {"meta": ...} or {"trinity": ...}.
class TrinityDocument
{
public:
    enum class Access { ReadWrite, ReadOnly }; ///< ReadOnly: a newer version wrote it

    TrinityDocument() = default;

    /// A new document of one source. A JSON Resume keeps its own order and spelling of everything.
    [[nodiscard]] static TrinityDocument fromSource(const SourceDocument &source, const Portfolio &facts);
    /// BadSource or TooLarge in words that follow the file's name; JSON mistakes with line, column and pointer. Of a newer
    /// version's document the parts that this one knows are read, for looking only.
    [[nodiscard]] static Result<TrinityDocument> fromJson(const QByteArray &json, ImportReport &report);
    /// The same of a file that has been parsed; `json` are its bytes.
    [[nodiscard]] static Result<TrinityDocument> fromTree(const OrderedJson &root, const QByteArray &json, ImportReport &report);
    /// Whether a JSON text carries our block, so that it is for fromJson().
    [[nodiscard]] static bool isDocument(const OrderedJson &root);

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] OrderedJson jsonResume() const; ///< without our block, as it was imported where nothing changed
    [[nodiscard]] OrderedJson seed() const; ///< in the guide's form, as it was imported where nothing changed

    [[nodiscard]] Portfolio facts() const; ///< with places and language
    /// The writer's words for a voice with the person's edits over them.
    [[nodiscard]] Wording wording(const QString &voice) const;
    /// Sets a text or number of the facts; it is then the person's. BadSource when nothing stands at the pointer's parent.
    [[nodiscard]] Result<void> editFact(const QString &pointer, const QString &text);
    /// The sentences that the person says are true, claims that were waived among them.
    [[nodiscard]] QStringList confirmed() const;
    void setConfirmed(const QStringList &sentences); ///< these and no others
    /// Whether it holds what no writing and no reading brings back: edits, confirmations, theme options, facts of the person's.
    [[nodiscard]] bool holdsOwnWork() const;
    void setFacts(const Portfolio &facts); ///< takes places and language, too

    [[nodiscard]] QString theme() const; ///< meta.theme, JSON Resume's own key
    void setTheme(const QString &theme);

    [[nodiscard]] Access access() const { return m_format > format ? Access::ReadOnly : Access::ReadWrite; }
    [[nodiscard]] qint64 formatOfFile() const { return m_format; }

    bool operator==(const TrinityDocument &) const = default;

    TrinityContent content; ///< its provenance and language belong to facts()

    static constexpr int format = 1;
    static constexpr qint64 maximumBytes = 32 * 1024 * 1024;

private:
    [[nodiscard]] OrderedJson resumeTree(const OrderedJson &marker) const;

    OrderedJson m_base; ///< the imported resume or the opened document, null for neither
    Portfolio m_facts; ///< without our block in its meta
    qint64 m_format = format;
};

} // namespace trinity
