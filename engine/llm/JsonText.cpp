// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonText.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

void appendEscape(QByteArray &json, char16_t unit)
{
    switch (unit) {
    case u'"': json += "\\\""; return;
    case u'\\': json += "\\\\"; return;
    case u'\b': json += "\\b"; return;
    case u'\f': json += "\\f"; return;
    case u'\n': json += "\\n"; return;
    case u'\r': json += "\\r"; return;
    case u'\t': json += "\\t"; return;
    default: break;
    }
    json += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        json += hexDigits[(unit >> shift) & 0xF];
}

void appendUtf8(QByteArray &json, char32_t point)
{
    if (point < 0x800) {
        json += char(0xC0 | (point >> 6));
    } else if (point < 0x10000) {
        json += char(0xE0 | (point >> 12));
        json += char(0x80 | ((point >> 6) & 0x3F));
    } else {
        json += char(0xF0 | (point >> 18));
        json += char(0x80 | ((point >> 12) & 0x3F));
        json += char(0x80 | ((point >> 6) & 0x3F));
    }
    json += char(0x80 | (point & 0x3F));
}

bool standsAsItIs(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x80 && c != u'"' && c != u'\\';
}

} // namespace

void appendJsonText(QByteArray &json, QStringView text)
{
    json += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto run = std::find_if_not(text.begin() + i, text.end(), standsAsItIs) - (text.begin() + i);
        if (run > 0) { // most of most texts, at once: a character at a time takes five times as long
            const auto at = json.size();
            json.resize(at + run);
            std::transform(text.begin() + i, text.begin() + i + run, json.data() + at, [](QChar c) { return char(c.unicode()); });
            i += run;
            if (i == text.size())
                break;
        }
        const QChar c = text.at(i);
        if (c.unicode() < 0x80)
            appendEscape(json, c.unicode());
        else if (!c.isSurrogate())
            appendUtf8(json, c.unicode());
        else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            appendUtf8(json, QChar::surrogateToUcs4(c, text.at(++i)));
        else
            appendEscape(json, c.unicode());
    }
    json += '"';
}

} // namespace trinity
