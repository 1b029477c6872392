// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/OrderedJson.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/SourceDocument.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace trinity {

/// A source that a document carries, under the name by which its facts refer to it.
struct DocumentSource {
    DocumentSource() = default;
    DocumentSource(QString id_, SourceDocument source_) : id(std::move(id_)), source(std::move(source_)) { }

    QString id; ///< "s1", "s2" ...
    SourceDocument source;
    bool operator==(const DocumentSource &) const = default;
};

/// What a check said of a sentence of a wording, kept so that a person's "yes, this is true" is not asked for again.
struct SavedClaim {
    enum class Status { Ok, Reworded, Unsupported, Waived };

    SavedClaim() = default;
    QString pointer; ///< of the wording's field, for example "/hero/title" or "/projects/3"
    QString text;
    Status status = Status::Unsupported; ///< Waived: confirmed by the person
    QList<Provenance> evidence;
    bool operator==(const SavedClaim &) const = default;
};

/// What a document holds beside the facts.
struct TrinityContent {
    TrinityContent() = default;

    QList<DocumentSource> sources;
    QHash<QString, Provenance> provenance; ///< by JSON pointer of the fact
    QString language; ///< BCP 47 tag of the texts, empty when unknown
    QMap<QString, Wording> wordings; ///< by voice
    QMap<QString, QMap<QString, QString>>
        edits; ///< the person's own words: by voice, then "/hero/title", "/hero/subtitle", "/tagline", "/about" or a fact's pointer
    QMap<QString, QList<SavedClaim>> claims; ///< by voice
    QStringList confirmed; ///< sentences that the person says are true, whatever voice has them, in the order of confirming
    QMap<QString, QJsonObject> themes; ///< by theme: {"tokens": {...}, "options": {...}}
    OrderedJson foreign = OrderedJson::object(); ///< what of an imported file has no other place, see TrinityDocument
    bool operator==(const TrinityContent &) const = default;
};

/// A voice's words with the person's own over them.
[[nodiscard]] Wording withEdits(Wording wording, const QMap<QString, QString> &edits);

/// The block under meta.trinity. What is not understood becomes a finding with its pointer ("/meta/trinity/...") and is
/// left out of the content; whoever writes the block back keeps it by mergedJson().
[[nodiscard]] TrinityContent trinityContentFrom(const OrderedJson &block, QStringList &findings);
[[nodiscard]] OrderedJson trinityBlockFrom(const TrinityContent &content);

} // namespace trinity
