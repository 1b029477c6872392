// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity {

/// Some words of a source and where they stand in it: a half-open range of UTF-16 units of the document's text.
struct Snippet {
    Snippet() = default;
    Snippet(QString text_, qsizetype start_, qsizetype end_) : text(std::move(text_)), start(start_), end(end_) { }

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    /// Adds words with `glue` before them; the range then reaches from the first to the last.
    void add(const Snippet &more, QStringView glue);

    QString text;
    qsizetype start = 0;
    qsizetype end = 0;
};

/// A link inside a line: from `from` to `to` in SourceLine::text.
struct LineLink {
    LineLink() = default;
    LineLink(qsizetype from_, qsizetype to_, Snippet address_) : from(from_), to(to_), address(std::move(address_)) { }

    qsizetype from = 0;
    qsizetype to = 0;
    Snippet address;
};

/// One line of a source as the readers see it: plain words, with the way back to the document's text. A line of a plain
/// text is a piece of the document as it is; a line of Markdown has lost its marks and knows where its pieces come from.
struct SourceLine {
    SourceLine() = default;

    /// text[textStart, next run's textStart) stands at source[sourceStart ...) unit for unit.
    struct Run {
        qsizetype textStart = 0;
        qsizetype sourceStart = 0;
        qsizetype length = 0;
    };

    /// The words from `from` to `to` without the white space around them.
    [[nodiscard]] Snippet cut(qsizetype from, qsizetype to) const;
    [[nodiscard]] Snippet whole() const { return cut(0, text.size()); }
    [[nodiscard]] bool isBlank() const { return text.isEmpty(); }

    QString text; ///< trimmed, without a bullet
    qsizetype start = 0; ///< in the document
    qsizetype end = 0;
    int indent = 0; ///< columns before the text or bullet; a tab counts as eight
    bool bullet = false; ///< an item of a list
    bool afterBlank = false; ///< an empty line, or the section's beginning, stands before it
    bool title = false; ///< marked as the beginning of an entry (a Markdown subheading)
    bool breaksAfter = false; ///< the writer ended the line on purpose: a rule, or a Markdown block of its own
    QList<LineLink> links;
    QList<std::pair<qsizetype, qsizetype>> bold; ///< ranges of text set in bold
    QList<std::pair<qsizetype, qsizetype>> code; ///< ranges of text set as code
    QList<Run> runs; ///< empty when text stands at `start` unit for unit
};

/// The lines of a plain text, empty ones included, with bullets taken off.
[[nodiscard]] QList<SourceLine> linesOf(const QString &text);

} // namespace trinity
