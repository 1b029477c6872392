// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// The words a page itself says (headings, "stars", "today"), in the language of the portfolio. English, German, French,
/// Spanish, Italian, Portuguese, Arabic and Hebrew are here; other languages get English words. A theme's own
/// words win.
class SiteLabels
{
public:
    /// `language` is a BCP 47 tag; only its first part counts.
    SiteLabels(const QString &language, const QMap<QString, QMap<QString, QString>> &themeWords);

    [[nodiscard]] QString word(QLatin1StringView name) const;
    [[nodiscard]] const QString &language() const { return m_language; }
    /// A count from zero to twelve as a word of the language ("six"), larger ones in digits.
    [[nodiscard]] QString countWord(qsizetype count) const;
    /// Digits grouped as the language does: 1,287.
    [[nodiscard]] QString grouped(qint64 number) const;
    [[nodiscard]] static QStringList names();

private:
    QString m_language;
    int m_column;
    QMap<QString, QString> m_themeWords;
};

} // namespace trinity
