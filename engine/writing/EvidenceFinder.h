// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Evidence.h"
#include "engine/writing/FactTokens.h"
#include "engine/writing/WordTable.h"

#include <QtCore/QHash>

namespace trinity {

/// Where a source says what a sentence says.
class EvidenceFinder
{
public:
    EvidenceFinder(QString text, const QString &language);
    Q_DISABLE_COPY_MOVE(EvidenceFinder)

    /// The places that bear out the words and numbers of a sentence, in the order of the source: near one another where the
    /// source allows, neighbours joined. At most six.
    [[nodiscard]] QList<Evidence> evidenceFor(std::span<const FactToken> sentence) const;

private:
    [[nodiscard]] QList<qsizetype> placesOf(const FactToken &token) const;
    [[nodiscard]] QHash<qsizetype, double> weightsOf(std::span<const FactToken> sentence) const;

    const QString m_text;
    const FactText m_words;
    QList<qsizetype> m_lineOf; ///< of each token
    WordTable m_stems;
    QList<QList<qsizetype>> m_byStem; ///< by number in m_stems
    QHash<qint64, QList<qsizetype>> m_byNumber; ///< in thousandths
};

} // namespace trinity
