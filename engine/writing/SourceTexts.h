// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace trinity {

/// All texts of a portfolio in one string, unknown keys included, in the order of the keys: as if its JSON Resume were written out, but
/// without writing it.
class SourceTexts
{
public:
    /// One text of the portfolio.
    struct Piece {
        qsizetype start = 0;
        qsizetype end = 0;
    };
    /// An entry of a list (a job, a project), or one sentence of another text.
    struct Part {
        QString pointer; ///< "/work/0", "/basics", "/about"
        std::size_t firstPiece = 0;
        std::size_t lastPiece = 0; ///< behind the last one
        std::optional<std::size_t> namePiece; ///< of the employer, school or project
        std::optional<std::size_t> positionPiece; ///< what the person was there
        std::optional<double> years; ///< from its first date to its last, or to this day
    };

    explicit SourceTexts(const Portfolio &portfolio);

    /// Adds the lines of a text; they are parts without a pointer, behind all others.
    void addLines(QStringView text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<Piece> &pieces() const { return m_pieces; }
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    [[nodiscard]] std::size_t firstLine() const { return m_firstLine; } ///< where the parts of addLines() begin
    /// From the beginning of a year to this day; not for years to come.
    [[nodiscard]] std::optional<double> yearsSince(double year) const;
    /// From the first job's beginning to the last one's end, or to this day.
    [[nodiscard]] std::optional<double> careerYears() const { return m_careerYears; }

private:
    /// What an entry's keys tell beside its texts.
    struct Entry {
        int nameRank = 0; ///< 0: no name yet; "name" goes before "title"
        std::optional<std::size_t> namePiece, positionPiece;
        QString startDate, endDate;
    };

    void addSections(const Portfolio &portfolio);
    void addBasics(const Basics &basics);
    void addUnknown(const Portfolio &portfolio);
    void addPart(const QString &pointer, std::size_t firstPiece);
    template <typename T>
    void addEntry(const QString &pointer, const T &value);
    template <typename T>
    void addFields(const T &value, Entry *entry);
    void addValue(QStringView key, const QJsonValue &value, Entry *entry = nullptr);
    void addText(QStringView text);
    static void noteKey(Entry &entry, QStringView key, const QString &value, std::size_t piece);
    void splitIntoSentences(const QString &pointer, std::size_t firstPiece);
    [[nodiscard]] std::optional<double> yearsBetween(QStringView start, QStringView end) const;

    QString m_text;
    QString m_today; ///< year and month
    std::vector<Piece> m_pieces;
    std::vector<Part> m_parts;
    std::size_t m_firstLine = 0;
    std::optional<double> m_careerYears;
};

} // namespace trinity
