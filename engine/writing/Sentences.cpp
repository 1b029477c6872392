// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/Sentences.h"

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Words that carry a dot without ending a sentence, lower case, without that dot. One list for all languages: a
// missed sentence end costs little.
constexpr std::array abbreviations{
    u"dr",   u"prof", u"mr",   u"mrs",  u"ms",   u"st",  u"jr",  u"sr",   u"inc",  u"ltd", u"co",  u"corp", u"vs",   u"approx",
    u"dept", u"univ", u"fig",  u"no",   u"nr",   u"vol", u"ed",  u"eds",  u"al",   u"cf",  u"ca",  u"bzw",  u"usw",  u"ggf",
    u"evtl", u"inkl", u"exkl", u"zzgl", u"dipl", u"ing", u"med", u"phil", u"str",  u"tel", u"abt", u"bspw", u"vgl",  u"sog",
    u"etw",  u"max",  u"min",  u"mind", u"hr",   u"fr",  u"mme", u"mlle", u"av",   u"bd",  u"dra", u"srta", u"lic",  u"sra",
    u"núm",  u"pág",  u"tél",  u"resp", u"dott", u"ssa", u"sig", u"geom", u"arch", u"avv", u"pag", u"eng",  u"exmo", u"prov",
    u"jan",  u"feb",  u"mar",  u"apr",  u"jun",  u"jul", u"aug", u"sep",  u"sept", u"oct", u"okt", u"nov",  u"dec",  u"dez",
    u"mio",  u"mrd",  u"tsd",  u"std",  u"engl", u"dt",  u"geb", u"kgl",  u"z",    u"e",
};

// Beginnings of sentences that limit or contradict the one before, which therefore must not stand without them.
constexpr std::array limitingWords{
    u"but",          u"however",      u"except",   u"unless",    u"although", u"though",      u"not",       u"no",       u"yet",
    u"without",      u"only",         u"never",    u"instead",   u"until",    u"if",          u"aber",      u"jedoch",   u"doch",
    u"außer",        u"nur",          u"nicht",    u"kein",      u"keine",    u"allerdings",  u"ohne",      u"falls",    u"sofern",
    u"sondern",      u"mais",         u"sauf",     u"sans",      u"pas",      u"cependant",   u"toutefois", u"pero",     u"excepto",
    u"sin",          u"salvo",        u"no",       u"sino",      u"aunque",   u"ma",          u"però",      u"tranne",   u"senza",
    u"non",          u"mas",          u"porém",    u"exceto",    u"sem",      u"não",         u"embora",    u"formerly", u"deprecated",
    u"unmaintained", u"discontinued", u"archived", u"abandoned", u"veraltet", u"eingestellt", u"но",        u"однако",   u"кроме",
    u"لكن",          u"ولكن",         u"إلا",      u"하지만",    u"그러나",
};

// The same in scripts that set no spaces.
constexpr std::array limitingPrefixes{u"但", u"不过", u"然而", u"除", u"しかし", u"ただし", u"でも", u"แต่"};

template <std::size_t N>
bool contains(const std::array<const char16_t *, N> &words, QStringView word)
{
    for (const auto *candidate : words)
        if (word == QStringView(candidate))
            return true;
    return false;
}

bool isSpacelessScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar: return true;
    default: return false;
    }
}

// Full-width marks end a sentence wherever they stand.
bool endsAnywhere(QChar c)
{
    return c == u'。' || c == u'！' || c == u'？' || c == u'｡';
}

// These need white space behind them. The dot is treated apart.
bool endsBeforeSpace(QChar c)
{
    switch (c.unicode()) {
    case u'!':
    case u'?':
    case u'…':
    case 0x0589: // Armenian
    case 0x061F: // Arabic question mark
    case 0x06D4: // Urdu full stop
    case 0x0964: // Devanagari danda
    case 0x0965:
    case 0x1362: // Ethiopic
    case 0x104B: // Myanmar
    case 0x17D4: // Khmer
        return true;
    default: return false;
    }
}

bool closes(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'’' || c == u'”' || c == u'»' || c == u')' || c == u']' || c == u'」' || c == u'』'
        || c == u'）' || c == u'“' || c == u'«';
}

bool opens(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'‘' || c == u'“' || c == u'„' || c == u'«' || c == u'»' || c == u'(' || c == u'[' || c == u'¿'
        || c == u'¡';
}

// The letters and digits right before a position.
QStringView wordBefore(QStringView text, qsizetype end)
{
    qsizetype start = end;
    while (start > 0 && (text.at(start - 1).isLetterOrNumber() || text.at(start - 1).isSurrogate()))
        --start;
    return text.mid(start, end - start);
}

bool dotBelongsToWord(QStringView text, qsizetype dot)
{
    const auto word = wordBefore(text, dot);
    if (word.isEmpty())
        return false;
    const bool isNumber = std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
    if (isNumber)
        return word.size() <= 2; // an ordinal or a day: "am 3. Mai", "1. Platz"
    if (word.size() == 1)
        return word.front().isUpper() || dot < 2 || text.at(dot - 2) == u'.' || text.at(dot - 2).isSpace(); // initials, "z. B."
    const auto lower = word.toString().toLower();
    if (contains(abbreviations, lower))
        return true;
    // "Ph.D.", "U.S.", "e.g.": a dot one or two letters earlier
    const qsizetype before = dot - word.size() - 1;
    return word.size() <= 2 && before > 0 && text.at(before) == u'.' && text.at(before - 1).isLetter();
}

// Whether a sentence may begin at a position, which is behind white space.
bool mayBegin(QStringView text, qsizetype position)
{
    while (position < text.size() && opens(text.at(position)))
        ++position;
    return position < text.size() && !text.at(position).isLower();
}

qsizetype behindSpace(QStringView text, qsizetype position)
{
    while (position < text.size() && text.at(position).isSpace())
        ++position;
    return position;
}

QString firstWord(QStringView text)
{
    qsizetype start = 0;
    while (start < text.size() && !text.at(start).isLetterOrNumber())
        ++start;
    qsizetype end = start;
    while (end < text.size() && text.at(end).isLetterOrNumber())
        ++end;
    return text.mid(start, end - start).toString().toLower();
}

bool isLimiting(QStringView rest)
{
    const auto word = firstWord(rest);
    return contains(limitingWords, word) || std::any_of(limitingPrefixes.begin(), limitingPrefixes.end(), [&word](const char16_t *prefix) {
               return word.startsWith(QStringView(prefix));
           });
}

bool bracketsAreClosed(QStringView text)
{
    int depth = 0;
    int quotes = 0;
    for (const QChar c : text) {
        if (c == u'(' || c == u'[' || c == u'{' || c == u'（')
            ++depth;
        else if (c == u')' || c == u']' || c == u'}' || c == u'）')
            --depth;
        else if (c == u'"')
            ++quotes;
    }
    return depth == 0 && quotes % 2 == 0 && text.count(u'“') <= text.count(u'”') + text.count(u'„');
}

void appendSentencesOf(QStringView paragraph, QStringList &sentences)
{
    qsizetype start = 0;
    const auto take = [&](qsizetype end) {
        const auto sentence = paragraph.mid(start, end - start).trimmed();
        if (!sentence.isEmpty())
            sentences.append(sentence.toString());
        start = end;
    };
    for (qsizetype i = 0; i < paragraph.size(); ++i) {
        const QChar c = paragraph.at(i);
        const bool anywhere = endsAnywhere(c);
        if (!anywhere && c != u'.' && !endsBeforeSpace(c))
            continue;
        qsizetype end = i + 1;
        while (end < paragraph.size()
               && (closes(paragraph.at(end)) || paragraph.at(end) == u'.' || endsBeforeSpace(paragraph.at(end))
                   || endsAnywhere(paragraph.at(end))))
            ++end;
        if (end == paragraph.size())
            break;
        if (!anywhere) {
            if (!paragraph.at(end).isSpace() || !mayBegin(paragraph, behindSpace(paragraph, end)))
                continue;
            if (c == u'.' && dotBelongsToWord(paragraph, i))
                continue;
        }
        take(end);
        i = end - 1;
    }
    take(paragraph.size());
}

} // namespace

QStringList paragraphsOf(QStringView text)
{
    QStringList paragraphs;
    QString current;
    const auto lines = text.split(u'\n');
    for (const auto &line : lines) {
        const auto trimmed = line.trimmed();
        if (trimmed.isEmpty()) {
            if (!current.isEmpty())
                paragraphs.append(current.simplified());
            current.clear();
            continue;
        }
        if (!current.isEmpty())
            current += u' ';
        current += trimmed;
    }
    if (!current.isEmpty())
        paragraphs.append(current.simplified());
    return paragraphs;
}

QStringList sentencesOf(QStringView text)
{
    QStringList sentences;
    const auto paragraphs = paragraphsOf(text);
    for (const auto &paragraph : paragraphs)
        appendSentencesOf(paragraph, sentences);
    return sentences;
}

QString joinedSentences(const QStringList &sentences)
{
    QString text;
    for (const auto &sentence : sentences) {
        if (!text.isEmpty() && !endsAnywhere(text.back()))
            text += u' ';
        text += sentence;
    }
    return text;
}

int wordCount(QStringView text)
{
    int words = 0;
    int spaceless = 0;
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        char32_t point = c.unicode();
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            point = QChar::surrogateToUcs4(c, text.at(i + 1));
            ++i;
        }
        if (QChar::isSpace(point)) {
            inWord = false;
        } else if (point < 0x80 && inWord) {
            continue; // nearly every character of nearly every text, without looking it up
        } else if (isSpacelessScript(QChar::script(point))) {
            if (!QChar::isMark(point))
                ++spaceless;
            inWord = false;
        } else if (!inWord && !(spaceless > 0 && QChar::isPunct(point))) {
            ++words;
            inWord = true;
        }
    }
    return words + (spaceless + 1) / 2;
}

QString leadingClause(QStringView sentence)
{
    for (qsizetype i = 1; i + 1 < sentence.size(); ++i) {
        const QChar c = sentence.at(i);
        const bool spaced = sentence.at(i - 1).isSpace() && sentence.at(i + 1).isSpace();
        const bool dash = (c == u'–' || c == u'—' || c == u'-') && spaced;
        const bool semicolon = c == u';' || c == u'；' || c == u'؛';
        const bool colon = (c == u':' && sentence.at(i + 1).isSpace()) || c == u'：';
        if (!dash && !semicolon && !colon)
            continue;
        const auto head = sentence.left(i).trimmed();
        if (head.isEmpty() || !bracketsAreClosed(head) || isLimiting(sentence.mid(i + 1)))
            return {};
        if (colon && wordCount(head) < 3)
            return {};
        return head.toString();
    }
    return {};
}

QString shortenedTo(const QString &text, int mostWords)
{
    if (wordCount(text) <= mostWords)
        return text;
    const auto sentences = sentencesOf(text);
    QStringList kept;
    qsizetype safe = 0; // how many of them can stand without what follows
    int words = 0;
    for (qsizetype i = 0; i < sentences.size(); ++i) {
        words += wordCount(sentences.at(i));
        if (words > mostWords)
            break;
        kept.append(sentences.at(i));
        if (i + 1 == sentences.size() || !isLimiting(sentences.at(i + 1)))
            safe = kept.size();
    }
    if (safe > 0)
        return joinedSentences(kept.first(safe));
    if (!kept.isEmpty() || sentences.isEmpty() || (sentences.size() > 1 && isLimiting(sentences.at(1))))
        return {};
    const auto clause = leadingClause(sentences.constFirst());
    return wordCount(clause) <= mostWords ? clause : QString();
}

QString withoutFullStop(QString text)
{
    text = text.trimmed();
    if (text.endsWith(u'。') || text.endsWith(u'｡') || text.endsWith(u'۔') || text.endsWith(u'।'))
        text.chop(1);
    else if (text.endsWith(u'.') && !text.endsWith(u".."_s) && !dotBelongsToWord(text, text.size() - 1))
        text.chop(1);
    return text;
}

} // namespace trinity
