// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/Portfolio.h"
#include "engine/reading/SourceLine.h"

namespace trinity {

/// Where a reader of text writes down what it found: the facts, their places, and what it could not place.
class FactSheet
{
public:
    explicit FactSheet(const QString &text) : m_text(text) { }

    Portfolio portfolio;
    ImportReport report;

    /// Puts a snippet's words into a field. Empty snippets change nothing.
    void set(QString &field, const QString &pointer, const Snippet &snippet);
    /// The same for a value that was worked out from the words, such as a date.
    void set(QString &field, const QString &pointer, const QString &value, const Snippet &source);
    void set(std::optional<qint64> &field, const QString &pointer, qint64 value, const Snippet &source);
    /// Adds to a list; the pointer is that of the list.
    void append(QStringList &list, const QString &pointer, const Snippet &snippet);
    /// Adds another paragraph to a text.
    void addParagraph(QString &field, const QString &pointer, const Snippet &snippet);
    void unplaced(const Snippet &snippet);
    void find(const QString &what) { report.notUnderstood << what; }

    /// Whether anything at all was found.
    [[nodiscard]] bool isEmpty() const { return portfolio.provenance.isEmpty(); }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    void note(const QString &pointer, const QString &value, qsizetype start, qsizetype end);

    const QString &m_text;
};

} // namespace trinity
