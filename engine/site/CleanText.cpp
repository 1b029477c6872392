// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/CleanText.h"

#include <QtCore/QTextBoundaryFinder>

#include <algorithm>

namespace trinity {

namespace {

bool isBidirectionalControl(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isInvisible(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

bool isControl(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/// Needs no second look: nearly every character of nearly every text.
bool needsNoCleaning(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= 0x20 && unit < 0x7F) || (unit > 0x9F && unit < 0x0600) || unit == '\n' || unit == '\t';
}

} // namespace

QString cleanText(const QString &text)
{
    if (std::all_of(text.begin(), text.end(), needsNoCleaning))
        return text;
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto unit = text.at(i);
        char32_t c = unit.unicode();
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair)
            c = QChar::surrogateToUcs4(unit, text.at(++i));
        else if (unit.isSurrogate())
            c = QChar::ReplacementCharacter;

        if (isControl(c) || isBidirectionalControl(c) || isInvisible(c))
            continue;
        if (c == 0x200C || c == 0x200D) { // joiners: needed after Arabic and Indic letters and between emoji, never after Latin
            if (clean.isEmpty() || clean.back().unicode() < 0x0600)
                continue;
        }
        clean += QStringView(QChar::fromUcs4(c));
    }
    return clean;
}

qsizetype letterCount(const QString &text)
{
    qsizetype count = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    while (finder.toNextBoundary() != -1)
        ++count;
    return count;
}

} // namespace trinity
