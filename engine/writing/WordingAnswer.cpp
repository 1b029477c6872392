// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingAnswer.h"

#include "engine/writing/Sentences.h"
#include "engine/writing/WordingSchema.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Beyond this a text is no text of ours whatever it says, and is not looked at.
constexpr int mostCharactersPerWord = 40;

// Line ends stay. Directional marks (U+200E, U+200F) and joiners stay, they belong to scripts; overrides and embeddings,
// which turn around what stands behind them on the page, go.
bool isUnwanted(QChar c)
{
    const auto code = c.unicode();
    const bool isControl = code < 0x20 || (code >= 0x7F && code <= 0x9F);
    return (isControl && c != u'\n') || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF
        || code == 0xFFFE || code == 0xFFFF || code == 0xFFFC;
}

QString withoutUnwanted(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate() || isUnwanted(c); }))
        return text;
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\t' || c == u'\r')
            kept += u' ';
        else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            kept += text.mid(i++, 2);
        else if (!c.isSurrogate() && !isUnwanted(c))
            kept += c;
    }
    return kept;
}

// What models add out of habit. Other markup stays as it is: it is text, and the page shows it as text.
QString withoutHabits(QString text)
{
    static const QRegularExpression tags(u"</?(?:p|b|i|u|em|strong|br|ul|ol|li|span|div|h[1-6])\\s*/?>"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression emphasis(u"(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1"_s);
    static const QRegularExpression heading(u"^#{1,6}\\s+"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression idPrefix(u"^\\s*[pw]\\d{1,4}\\s*[:.)]\\s+"_s);
    if (text.contains(u'<'))
        text.replace(tags, u" "_s);
    if (text.contains(u'*') || text.contains(u'_'))
        text.replace(emphasis, u"\\2"_s);
    if (text.contains(u'#'))
        text.remove(heading);
    if (const auto start = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isSpace(); });
        start != text.cend() && (*start == u'p' || *start == u'w'))
        text.remove(idPrefix);
    return text;
}

// One pair of quotes around the whole text.
QString withoutOuterQuotes(const QString &text)
{
    if (text.size() > 2 && text.startsWith(u'"') && text.endsWith(u'"') && text.count(u'"') == 2)
        return text.mid(1, text.size() - 2).trimmed();
    return text;
}

bool isPlaceholder(const QString &text)
{
    static const QRegularExpression placeholder(
        u"\\[(?:your|my|the|insert|company|name|role|job|project|city)\\b[^\\]]*\\]|\\{\\{\\s*\\w+\\s*\\}\\}(?!\\})|lorem ipsum|\\bas an ai\\b|^\\.{2,}$|^n/?a$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool mayBe = text.contains(u'[') || text.contains(u'{') || text.contains("lorem ipsum"_L1, Qt::CaseInsensitive)
        || text.contains("as an ai"_L1, Qt::CaseInsensitive) || text.startsWith(u'.') || text.startsWith(u'n', Qt::CaseInsensitive);
    return mayBe && placeholder.match(text).hasMatch();
}

class Reader
{
public:
    explicit Reader(WordingAnswer &answer) : m_answer(answer) { }

    QString text(const QJsonObject &object, const QString &key, int mostWords)
    {
        const auto raw = object.value(key).toString(); // whether it is there, and a string, is for the schema to say
        if (raw.size() > mostWords * mostCharactersPerWord) {
            find(u"\"%1\" is far too long, at most %2 words are allowed."_s.arg(key).arg(mostWords));
            return {};
        }
        const auto cleaned = key == "about"_L1 ? cleanedParagraphs(raw) : cleanedLine(raw);
        if (isPlaceholder(cleaned)) {
            find(u"\"%1\" holds a placeholder instead of text."_s.arg(key));
            return {};
        }
        return within(cleaned, key, mostWords);
    }

    void items(const QJsonValue &value, const QList<FeaturedItem> &items, int mostWords)
    {
        const auto texts = value.toObject();
        for (const auto &item : items)
            if (const auto said = text(texts, item.id, mostWords); !said.isEmpty())
                m_answer.wording.items.insert(item.pointer, said);
    }

    void find(const QString &finding) { m_answer.findings.append(finding); }

private:
    QString within(const QString &text, const QString &key, int mostWords)
    {
        if (wordCount(text) <= mostWords)
            return text;
        find(u"\"%1\" has %2 words, at most %3 are allowed."_s.arg(key).arg(wordCount(text)).arg(mostWords));
        if (key != "about"_L1)
            return shortenedTo(text, mostWords);
        // whole paragraphs first
        QStringList kept;
        int words = 0;
        for (const auto &paragraph : paragraphsOf(text)) {
            const auto shortened = shortenedTo(paragraph, mostWords - words);
            if (!shortened.isEmpty())
                kept.append(shortened);
            if (shortened.size() < paragraph.size())
                break;
            words += wordCount(paragraph);
        }
        return kept.join(u"\n\n"_s);
    }

    WordingAnswer &m_answer;
};

} // namespace

QString cleanedLine(const QString &text)
{
    return withoutOuterQuotes(withoutHabits(withoutUnwanted(text)).simplified());
}

QString cleanedParagraphs(const QString &text)
{
    return withoutOuterQuotes(paragraphsOf(withoutHabits(withoutUnwanted(text))).join(u"\n\n"_s));
}

WordingAnswer::WordingAnswer(const QJsonObject &answer, const Voice &voice, const WordingPart &part)
{
    Reader reader(*this);
    const bool asksHero = part.hero == WordingPart::Hero::Asked;
    if (asksHero) {
        wording.headline = withoutFullStop(reader.text(answer, u"headline"_s, voice.headlineWords));
        wording.subtitle = reader.text(answer, u"subtitle"_s, voice.sentenceWords * subtitleSentences);
        wording.tagline = withoutFullStop(reader.text(answer, u"tagline"_s, taglineWords));
    }
    if (part.aboutWords > 0)
        wording.about = reader.text(answer, u"about"_s, part.aboutWords);
    if (!part.items.isEmpty())
        reader.items(answer.value("items"_L1), part.items, voice.itemWords);

    const bool hasHero = !asksHero || !wording.headline.isEmpty() || !wording.subtitle.isEmpty();
    const bool hasItems = wording.items.size() * 2 >= part.items.size();
    const bool isAboutAlone = !asksHero && part.items.isEmpty();
    const bool hasAbout = !isAboutAlone || answer.value("about"_L1).isString();
    if (!hasHero)
        reader.find(u"There is neither a headline nor a subtitle."_s);
    if (!hasItems)
        reader.find(u"Most of the texts in \"items\" are missing."_s);
    fit = !hasHero || !hasItems || !hasAbout ? Fit::Unusable : findings.isEmpty() ? Fit::Fits : Fit::Repaired;
}

Wording partialWording(const PartialJson &answer, const QList<FeaturedItem> &items)
{
    const auto textAt = [&answer](const QString &pointer) {
        const auto text = answer.growingPointer == pointer ? answer.growingText : answer.strings.value(pointer);
        return isPlaceholder(text) ? QString() : text;
    };
    Wording wording;
    wording.headline = withoutFullStop(cleanedLine(textAt(u"/headline"_s)));
    wording.subtitle = cleanedLine(textAt(u"/subtitle"_s));
    wording.tagline = withoutFullStop(cleanedLine(textAt(u"/tagline"_s)));
    wording.about = cleanedParagraphs(textAt(u"/about"_s));
    for (const auto &item : items)
        if (const auto text = cleanedLine(textAt(u"/items/"_s + item.id)); !text.isEmpty())
            wording.items.insert(item.pointer, text);
    return wording;
}

} // namespace trinity
