// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContactLine.h"

#include "engine/reading/ContactLabel.h"
#include "engine/reading/DateText.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestContactLine = 2000; // a longer line is prose; its addresses are not the person's
constexpr qsizetype longestPlace = 80;

struct Token {
    ContactLine::Kind kind;
    qsizetype from;
    qsizetype to;
};

const QRegularExpression &emailPattern()
{
    static const QRegularExpression pattern(uR"((?<![\p{L}\d._%+@-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,24})"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

const QRegularExpression &handlePattern()
{
    static const QRegularExpression pattern(uR"((?<![\p{L}\d@])@[\w.-]{1,64}(?:@(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,24})?)"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

const QRegularExpression &addressPattern()
{
    // Bare host names count with a path, after www, or under a top level domain that no file name or product ends in.
    static const QRegularExpression pattern(
        uR"((?<![\p{L}\d@./-])(?:(?:https?|HTTPS?)://[^\s<>|"]{1,1000}|www\.[^\s<>|"]{3,1000}|(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,5}(?:com|org|net|io|dev|me|eu|de|fr|es|it|pt|uk|ch|at|nl|be|pl|br|se|no|dk|fi|app|ai|co|info|design|studio|art|page|site|blog|xyz|tech|gov|edu|social|online|cc|us|ca|au|in|jp|cn|ru|ie|example|test)(?![\p{L}\d.-])(?:/[^\s<>|"]{0,1000})?))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

const QRegularExpression &phonePattern()
{
    static const QRegularExpression pattern(uR"((?<![\p{L}\d/.])(?:\+|00|\()?\d[\d ()./\x{2009}\x{00A0}-]{5,22}\d(?![\p{L}\d]))"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

bool overlaps(const QList<Token> &tokens, qsizetype from, qsizetype to)
{
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) { return from < token.to && token.from < to; });
}

void findAll(QList<Token> &tokens, const QString &text, const QRegularExpression &pattern, ContactLine::Kind kind)
{
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        qsizetype end = match.capturedEnd();
        if (kind == ContactLine::Kind::Address) // a full stop or bracket behind an address belongs to the sentence
            while (end > match.capturedStart() + 1 && QStringView(u".,;:!?)]'*").contains(text.at(end - 1))
                   && !(text.at(end - 1) == u')' && text.mid(match.capturedStart(), end - match.capturedStart()).contains(u'(')))
                --end;
        if (!overlaps(tokens, match.capturedStart(), end))
            tokens << Token{kind, match.capturedStart(), end};
    }
}

bool isPhone(const QString &text, qsizetype from, qsizetype to)
{
    const QStringView phone = QStringView(text).mid(from, to - from);
    const auto digits = std::count_if(phone.begin(), phone.end(), [](QChar c) { return c.isDigit(); });
    if (digits < 7 || digits > 15)
        return false;
    return phone.startsWith(u'+') || !findDateAnywhere(phone);
}

QList<Token> tokensOf(const SourceLine &line)
{
    QList<Token> tokens;
    const QString &text = line.text;
    for (const auto &link : line.links)
        tokens << Token{ContactLine::Kind::Address, link.from, link.to};
    if (text.contains(u'@')) {
        findAll(tokens, text, emailPattern(), ContactLine::Kind::Email);
        findAll(tokens, text, handlePattern(), ContactLine::Kind::Handle);
    }
    if (text.contains(u'.'))
        findAll(tokens, text, addressPattern(), ContactLine::Kind::Address);
    auto phones = phonePattern().globalMatch(text);
    while (phones.hasNext()) {
        const auto match = phones.next();
        if (isPhone(text, match.capturedStart(), match.capturedEnd()) && !overlaps(tokens, match.capturedStart(), match.capturedEnd()))
            tokens << Token{ContactLine::Kind::Phone, match.capturedStart(), match.capturedEnd()};
    }
    std::sort(tokens.begin(), tokens.end(), [](const Token &a, const Token &b) { return a.from < b.from; });
    return tokens;
}

bool isGlue(QChar c)
{
    return c.isSpace() || QStringView(u"|•·,;/–—-()[]<>:*_&+☎✉📧🌐→").contains(c) || c.isSurrogate() || c.category() == QChar::Symbol_Other
        || c.unicode() == 0xFE0F || c.unicode() == 0x200D;
}

/// A stretch of a line without the separators and pictograms at its ends.
std::pair<qsizetype, qsizetype> bared(const QString &text, qsizetype from, qsizetype to)
{
    while (from < to && isGlue(text.at(from)))
        ++from;
    while (to > from && isGlue(text.at(to - 1)))
        --to;
    return {from, to};
}

/// A trailing "Label" or "Label:" of what stands before a token.
QString labelIn(QStringView piece)
{
    piece = piece.trimmed();
    if (piece.endsWith(u':'))
        piece.chop(1);
    const QString key = words::folded(piece);
    return contactLabels().contains(key) ? piece.toString().trimmed() : QString();
}

QList<std::pair<qsizetype, qsizetype>> piecesOf(const QString &text, qsizetype from, qsizetype to)
{
    QList<std::pair<qsizetype, qsizetype>> pieces;
    qsizetype start = from;
    bool afterLabel = false; // "Name:      Ada": the gap belongs to the label
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text.at(i);
        afterLabel = c == u':' || (afterLabel && c.isSpace());
        if (afterLabel)
            continue;
        const bool wide = c.isSpace() && i + 1 < to && text.at(i + 1).isSpace();
        const bool dash =
            (c == u'–' || c == u'—' || c == u'-') && i > from && text.at(i - 1).isSpace() && i + 1 < to && text.at(i + 1).isSpace();
        if (c == u'|' || c == u'•' || c == u'·' || c == u';' || c == u'\t' || wide || dash) {
            pieces << std::pair(start, i);
            start = i + 1;
        }
    }
    pieces << std::pair(start, to);
    return pieces;
}

/// What stands between the addresses of a line: labelled values, and the rest.
void readBetween(const SourceLine &line, qsizetype from, qsizetype to, ContactLine &contacts, QString &pendingLabel)
{
    pendingLabel.clear();
    for (const auto &[pieceFrom, pieceTo] : piecesOf(line.text, from, to)) {
        const auto [start, end] = bared(line.text, pieceFrom, pieceTo);
        if (start >= end)
            continue;
        const QString piece = line.text.mid(start, end - start);
        pendingLabel = labelIn(piece);
        if (!pendingLabel.isEmpty())
            continue;
        const auto colon = piece.indexOf(u':');
        const auto label =
            colon > 0 ? contactLabels().constFind(words::folded(QStringView(piece).first(colon))) : contactLabels().constEnd();
        const Snippet value = line.cut(start + colon + 1, end);
        if (label == contactLabels().constEnd() || value.isEmpty()) {
            contacts.rest << line.cut(start, end);
            continue;
        }
        const QString name = piece.left(colon).trimmed();
        if (label->kind == ContactLabel::Kind::Place)
            contacts.finds << ContactLine::Find{ContactLine::Kind::Place, name, value};
        else if (label->kind == ContactLabel::Kind::Name)
            contacts.finds << ContactLine::Find{ContactLine::Kind::Name, name, value};
        else if (label->kind == ContactLabel::Kind::Profile && !value.text.contains(u' '))
            contacts.finds << ContactLine::Find{ContactLine::Kind::Handle, name, value};
        else
            contacts.rest << line.cut(start, end);
    }
}

} // namespace

ContactLine readContactLine(const SourceLine &line)
{
    ContactLine contacts;
    if (line.text.size() > longestContactLine) {
        contacts.rest << line.whole();
        return contacts;
    }
    qsizetype at = 0;
    QString label;
    for (const auto &token : tokensOf(line)) {
        readBetween(line, at, token.from, contacts, label);
        Snippet value = line.cut(token.from, token.to);
        auto kind = token.kind;
        for (const auto &link : line.links) {
            if (link.from != token.from || link.to != token.to)
                continue;
            if (label.isEmpty())
                label = value.text;
            value = link.address;
        }
        if (kind == ContactLine::Kind::Email && label.isEmpty() && value.text.startsWith(u'@'))
            kind = ContactLine::Kind::Handle;
        contacts.finds << ContactLine::Find{kind, label, value};
        label.clear();
        at = token.to;
    }
    readBetween(line, at, line.text.size(), contacts, label);
    if (!label.isEmpty() && contacts.finds.isEmpty())
        contacts.rest << line.whole();
    return contacts;
}

bool looksLikePlace(QStringView text)
{
    if (text.isEmpty() || text.size() > longestPlace || words::isSentence(text) || text.contains(u'@') || text.contains(u'|')
        || words::namesRole(text))
        return false;
    static const QRegularExpression codeAndTown(uR"(,\s*(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3})?\s+\p{Lu}\S*)"_s,
                                                QRegularExpression::UseUnicodePropertiesOption);
    if (codeAndTown.match(text.toString()).hasMatch()) // "12 rue des Lilas, 35000 Rennes"
        return true;
    if (const auto open = text.indexOf(u'('); open > 0 && text.endsWith(u')')) // "Valencia (España)"
        return !words::countryCode(text.sliced(open + 1).chopped(1)).isEmpty();
    const auto parts = text.split(u',', Qt::SkipEmptyParts);
    if (parts.size() < 2 || parts.size() > 4) {
        // "10115 Berlin": a postal code and a word
        const auto space = text.indexOf(u' ');
        const QStringView code = text.left(space);
        return space >= 4 && space <= 5 && std::all_of(code.begin(), code.end(), [](QChar c) { return c.isDigit(); })
            && text.size() > space + 1 && text.at(space + 1).isUpper();
    }
    const QStringView last = parts.last().trimmed();
    if (!words::countryCode(last).isEmpty())
        return true;
    return last.size() == 2 && last.at(0).isUpper() && last.at(1).isUpper(); // "Austin, TX"
}

} // namespace trinity
