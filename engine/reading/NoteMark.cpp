// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/NoteMark.h"

#include "engine/reading/DateText.h"
#include "engine/reading/WordLists.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestNoteInBrackets = 200;
constexpr qsizetype longestLineOfDates = 160;

RichText inOneLine(RichText words)
{
    std::replace(words.text.begin(), words.text.end(), u'\n', u' ');
    std::replace(words.text.begin(), words.text.end(), u'\t', u' ');
    return words.trimmed();
}

/// In brackets no full stop is needed.
RichText withoutStop(const RichText &words)
{
    const bool one = words.text.count(u'.') == 1 && words.text.endsWith(u'.');
    return one ? words.cut(0, words.text.size() - 1) : words;
}

} // namespace

RichText withNotes(const RichText &paragraph, const QList<NoteMark> &notes, NotePlace place, QList<RichText> &below)
{
    if (notes.isEmpty())
        return paragraph;
    const bool dated = paragraph.text.size() <= longestLineOfDates && findDate(paragraph.text).has_value();
    RichText whole;
    qsizetype written = 0;
    for (const auto &note : notes) {
        const RichText said = inOneLine(note.words);
        if (said.isBlank())
            continue;
        if (place == NotePlace::Below || dated || said.text.size() > longestNoteInBrackets) {
            RichText apart = said;
            if (!words::isSentence(said.text)) {
                apart = RichText();
                apart.add(u"(", RichText::Weight::Normal);
                apart.add(withoutStop(said), {});
                apart.add(u")", RichText::Weight::Normal);
            }
            below << apart;
            continue;
        }
        const qsizetype at = std::clamp(note.at, written, paragraph.text.size());
        whole.add(paragraph.cut(written, at), {});
        written = at;
        whole.add(u" (", RichText::Weight::Normal);
        whole.add(withoutStop(said), {});
        const bool close = at < paragraph.text.size() && paragraph.text.at(at).isLetterOrNumber();
        whole.add(close ? u") "_s : u")"_s, RichText::Weight::Normal);
    }
    whole.add(paragraph.cut(written, paragraph.text.size()), {});
    return whole;
}

} // namespace trinity
