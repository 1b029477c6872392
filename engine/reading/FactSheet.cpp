// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/FactSheet.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

void FactSheet::note(const QString &pointer, const QString &value, qsizetype start, qsizetype end)
{
    const qsizetype from = std::clamp<qsizetype>(start, 0, m_text.size());
    const qsizetype to = std::clamp<qsizetype>(end, from, m_text.size());
    const bool exact = QStringView(m_text).mid(from, to - from) == value;
    portfolio.provenance.insert(pointer, Provenance(from, to, exact ? Provenance::How::Exact : Provenance::How::Normalised));
}

void FactSheet::set(QString &field, const QString &pointer, const Snippet &snippet)
{
    set(field, pointer, snippet.text, snippet);
}

void FactSheet::set(QString &field, const QString &pointer, const QString &value, const Snippet &source)
{
    if (value.isEmpty())
        return;
    field = value;
    note(pointer, value, source.start, source.end);
    ++report.factsRead;
}

void FactSheet::set(std::optional<qint64> &field, const QString &pointer, qint64 value, const Snippet &source)
{
    field = value;
    note(pointer, QString::number(value), source.start, source.end);
    ++report.factsRead;
}

void FactSheet::append(QStringList &list, const QString &pointer, const Snippet &snippet)
{
    if (snippet.isEmpty())
        return;
    note(u"%1/%2"_s.arg(pointer).arg(list.size()), snippet.text, snippet.start, snippet.end);
    list << snippet.text;
    ++report.factsRead;
}

void FactSheet::addParagraph(QString &field, const QString &pointer, const Snippet &snippet)
{
    if (snippet.isEmpty())
        return;
    if (field.isEmpty()) {
        set(field, pointer, snippet);
        return;
    }
    const auto before = portfolio.provenance.value(pointer);
    field += u"\n\n"_s;
    field += snippet.text;
    const qsizetype start = std::min(before.start, snippet.start);
    portfolio.provenance.insert(pointer, Provenance(start, std::max(before.end, snippet.end), Provenance::How::Normalised));
}

void FactSheet::unplaced(const Snippet &snippet)
{
    if (!snippet.isEmpty())
        report.unplaced << snippet.text;
}

} // namespace trinity
