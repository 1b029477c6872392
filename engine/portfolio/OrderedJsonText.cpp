// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/OrderedJson.h"

#include "engine/portfolio/OrderedJsonParser.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArrayView withoutMark(QByteArrayView utf8)
{
    return utf8.startsWith("\xEF\xBB\xBF") ? utf8.sliced(3) : utf8;
}

/// The first line that is not valid UTF-8, 0 when all are.
qsizetype firstBrokenLine(QByteArrayView utf8)
{
    if (utf8.isValidUtf8())
        return 0;
    qsizetype line = 1;
    for (qsizetype start = 0; start < utf8.size(); ++line) {
        auto end = utf8.indexOf('\n', start);
        end = end < 0 ? utf8.size() : end;
        if (!utf8.sliced(start, end - start).isValidUtf8())
            break;
        start = end + 1;
    }
    return line;
}

void appendEscape(QByteArray &out, char16_t unit)
{
    out += "\\u";
    out += QByteArray::number(unit, 16).rightJustified(4, '0');
}

void writeText(QByteArray &out, const QString &text)
{
    out += '"';
    qsizetype from = 0;
    const auto flush = [&](qsizetype end) { out += QStringView(text).mid(from, end - from).toUtf8(); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        const auto escaped = QStringView(u"\"\\\b\f\n\r\t").indexOf(c);
        if (escaped < 0 && c >= u' ' && !c.isSurrogate())
            continue;
        flush(i);
        from = i + 1;
        if (escaped >= 0)
            (out += '\\') += "\"\\bfnrt"[escaped];
        else
            appendEscape(out, c.unicode());
    }
    flush(text.size());
    out += '"';
}

void writeValue(QByteArray &out, const OrderedJson &value, qsizetype indent)
{
    const auto breakLine = [&out](qsizetype depth) { (out += '\n').append(2 * depth, ' '); };
    switch (value.type()) {
    case OrderedJson::Type::Null: out += "null"; return;
    case OrderedJson::Type::Bool: out += value.toBool() ? "true" : "false"; return;
    case OrderedJson::Type::Number: out += value.numberText().toLatin1(); return;
    case OrderedJson::Type::Text: writeText(out, value.toText()); return;
    case OrderedJson::Type::List:
    case OrderedJson::Type::Object: break;
    }
    out += value.isObject() ? '{' : '[';
    for (qsizetype i = 0; i < value.values().size(); ++i) {
        if (i > 0)
            out += ',';
        breakLine(indent + 1);
        if (value.isObject()) {
            writeText(out, value.keys().at(i));
            out += ": ";
        }
        writeValue(out, value.values().at(i), indent + 1);
    }
    if (!value.isEmpty())
        breakLine(indent);
    out += value.isObject() ? '}' : ']';
}

} // namespace

Result<OrderedJson> OrderedJson::parse(QByteArrayView bytes)
{
    const QByteArrayView utf8 = withoutMark(bytes);
    if (const auto line = firstBrokenLine(utf8); line > 0)
        return Error(ErrorKind::BadSource, u"is not valid JSON: line %1 is not UTF-8"_s.arg(line));
    return parseText(QString::fromUtf8(utf8));
}

Result<OrderedJson> OrderedJson::parseText(QStringView text)
{
    return OrderedJsonParser(text).parse();
}

int OrderedJson::lineOf(QByteArrayView bytes, const QString &pointer)
{
    const QString text = QString::fromUtf8(withoutMark(bytes));
    OrderedJsonParser parser(text, pointer.isNull() ? u""_s : pointer);
    (void)parser.parse();
    return parser.wantedLine();
}

QByteArray OrderedJson::toBytes() const
{
    QByteArray out;
    writeValue(out, *this, 0);
    out += '\n';
    return out;
}

} // namespace trinity
