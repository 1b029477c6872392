// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Evidence.h"
#include "engine/writing/FactTokens.h"

#include <QtCore/QHash>

namespace trinity {

/// Where a source says what a sentence says.
class EvidenceFinder
{
public:
    EvidenceFinder(QString text, QString language);

    /// The places that bear out the words and numbers of a sentence, in the order of the source: near one another where the
    /// source allows, neighbours joined. At most six.
    [[nodiscard]] QList<Evidence> evidenceFor(const QList<FactToken> &sentence) const;

private:
    [[nodiscard]] QList<qsizetype> placesOf(const FactToken &token) const;
    [[nodiscard]] QHash<qsizetype, double> weightsOf(const QList<FactToken> &sentence) const;

    const QString m_text;
    const QString m_language;
    QList<FactToken> m_tokens;
    QList<qsizetype> m_lineOf; ///< of each token
    QHash<QString, QList<qsizetype>> m_byStem;
    QHash<qint64, QList<qsizetype>> m_byNumber; ///< in thousandths
};

} // namespace trinity
