// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContactLine.h"

#include "engine/reading/DateText.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLine = 2000; // a longer line is prose; its addresses are not the person's
constexpr qsizetype longestPlace = 80;

enum class LabelKind { Email, Phone, Address, Place, Name, Profile, Other };

struct Label {
    LabelKind kind = LabelKind::Other;
    QString network; ///< of a profile
};

const QHash<QString, Label> &labels()
{
    static const QHash<QString, Label> table = [] {
        QHash<QString, Label> made;
        const auto add = [&made](LabelKind kind, const QString &names) {
            for (const auto &name : names.split(u'|'))
                made.insert(words::folded(name), Label{kind, QString()});
        };
        add(LabelKind::Email, u"email|e-mail|mail|e mail|correo|correo electrónico|courriel|posta elettronica|e-mail-adresse|почта|邮箱|メール"_s);
        add(LabelKind::Phone, u"phone|tel|tel.|telephone|telefon|mobile|mobil|handy|cell|téléphone|portable|tél|tél.|teléfono|móvil|telefono|"
                              u"cellulare|cell.|telefone|telemóvel|celular|телефон|电话|電話|هاتف|טלפון"_s);
        add(LabelKind::Address, u"web|website|webseite|site|homepage|home page|url|blog|portfolio|site web|página web|sitio web|sito|sito web|www"_s);
        add(LabelKind::Place, u"address|location|city|based in|lives in|adresse|anschrift|ort|wohnort|ville|lieu|domicile|dirección|ciudad|ubicación|"
                              u"residencia|indirizzo|città|residenza|morada|endereço|cidade|localidade|адрес|город|地址|住所|العنوان|כתובת"_s);
        add(LabelKind::Name, u"name|full name|vorname und name|nom|nom et prénom|prénom et nom|nombre|nombre y apellidos|nome|nome e cognome|"
                             u"nome completo|имя|姓名|氏名|名前|الاسم|שם"_s);
        for (const auto &network : {u"GitHub"_s, u"GitLab"_s, u"LinkedIn"_s, u"Mastodon"_s, u"Twitter"_s, u"Bluesky"_s, u"Instagram"_s, u"YouTube"_s,
                                    u"Behance"_s, u"Dribbble"_s, u"ORCID"_s, u"Stack Overflow"_s, u"Codeberg"_s, u"XING"_s, u"Facebook"_s, u"Medium"_s,
                                    u"ResearchGate"_s, u"Google Scholar"_s, u"Telegram"_s, u"Matrix"_s, u"Skype"_s, u"Kaggle"_s, u"Keybase"_s})
            made.insert(words::folded(network), Label{LabelKind::Profile, network});
        return made;
    }();
    return table;
}

QString networkOfHost(QString host)
{
    static const QHash<QString, QString> hosts{
        {u"github.com"_s, u"GitHub"_s},       {u"gitlab.com"_s, u"GitLab"_s},     {u"linkedin.com"_s, u"LinkedIn"_s},
        {u"twitter.com"_s, u"Twitter"_s},     {u"x.com"_s, u"X"_s},               {u"bsky.app"_s, u"Bluesky"_s},
        {u"instagram.com"_s, u"Instagram"_s}, {u"youtube.com"_s, u"YouTube"_s},   {u"behance.net"_s, u"Behance"_s},
        {u"dribbble.com"_s, u"Dribbble"_s},   {u"orcid.org"_s, u"ORCID"_s},       {u"stackoverflow.com"_s, u"Stack Overflow"_s},
        {u"codeberg.org"_s, u"Codeberg"_s},   {u"xing.com"_s, u"XING"_s},         {u"facebook.com"_s, u"Facebook"_s},
        {u"medium.com"_s, u"Medium"_s},       {u"researchgate.net"_s, u"ResearchGate"_s}, {u"mastodon.social"_s, u"Mastodon"_s},
        {u"t.me"_s, u"Telegram"_s},           {u"dev.to"_s, u"DEV"_s},            {u"kaggle.com"_s, u"Kaggle"_s}};
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    for (auto it = hosts.begin(); it != hosts.end(); ++it) // "de.linkedin.com" as well
        if (host == it.key() || host.endsWith(u'.' + it.key()))
            return it.value();
    return {};
}

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
            while (end > match.capturedStart() + 1 && u".,;:!?)]'*"_s.contains(text.at(end - 1))
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
    return c.isSpace() || u"|•·,;/–—-()[]<>:*_&+☎✉📧🌐→"_s.contains(c) || c.isSurrogate() || c.category() == QChar::Symbol_Other
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
    return labels().contains(key) ? piece.toString().trimmed() : QString();
}

QList<std::pair<qsizetype, qsizetype>> piecesOf(const QString &text, qsizetype from, qsizetype to)
{
    QList<std::pair<qsizetype, qsizetype>> pieces;
    qsizetype start = from;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text.at(i);
        const bool wide = c.isSpace() && i + 1 < to && text.at(i + 1).isSpace();
        const bool dash = (c == u'–' || c == u'—' || c == u'-') && i > from && text.at(i - 1).isSpace() && i + 1 < to && text.at(i + 1).isSpace();
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
        const auto label = colon > 0 ? labels().constFind(words::folded(QStringView(piece).first(colon))) : labels().constEnd();
        const Snippet value = line.cut(start + colon + 1, end);
        if (label == labels().constEnd() || value.isEmpty()) {
            contacts.rest << line.cut(start, end);
            continue;
        }
        const QString name = piece.left(colon).trimmed();
        if (label->kind == LabelKind::Place)
            contacts.finds << ContactLine::Find{ContactLine::Kind::Place, name, value};
        else if (label->kind == LabelKind::Name)
            contacts.finds << ContactLine::Find{ContactLine::Kind::Name, name, value};
        else if (label->kind == LabelKind::Profile && !value.text.contains(u' '))
            contacts.finds << ContactLine::Find{ContactLine::Kind::Handle, name, value};
        else
            contacts.rest << line.cut(start, end);
    }
}

void writeAddress(FactSheet &sheet, const ContactLine::Find &find)
{
    auto &basics = sheet.portfolio.basics;
    const QString address = linkableAddress(find.value.text);
    if (address.isEmpty()) {
        sheet.find(u"the address %1 was left out: it is not a web or mail address"_s.arg(find.value.text.left(80)));
        return;
    }
    const QUrl url(address);
    if (url.scheme() == "mailto"_L1) {
        if (basics.email.isEmpty())
            sheet.set(basics.email, u"/basics/email"_s, url.path(), find.value);
        return;
    }
    const auto known = std::any_of(basics.profiles.begin(), basics.profiles.end(), [&](const Profile &p) { return p.url == address; });
    if (known || basics.url == address)
        return;
    const auto label = labels().value(words::folded(find.label));
    QString network = networkOfHost(url.host());
    if (network.isEmpty() && label.kind == LabelKind::Profile)
        network = label.network;
    if (network.isEmpty() && basics.url.isEmpty()) {
        sheet.set(basics.url, u"/basics/url"_s, address, find.value);
        return;
    }
    const QString pointer = u"/basics/profiles/%1"_s.arg(basics.profiles.size());
    Profile profile;
    sheet.set(profile.network, pointer + u"/network"_s,
              !network.isEmpty() ? network : (find.label.isEmpty() || find.label.contains("://"_L1) ? url.host() : find.label), find.value);
    sheet.set(profile.url, pointer + u"/url"_s, address, find.value);
    const auto steps = url.path().split(u'/', Qt::SkipEmptyParts);
    static const QSet<QString> folders{u"in"_s, u"u"_s, u"users"_s, u"profile"_s, u"pub"_s, u"people"_s};
    const QString user = steps.size() == 1 ? steps.first() : (steps.size() == 2 && folders.contains(steps.first()) ? steps.last() : QString());
    if (!network.isEmpty() && !user.isEmpty())
        sheet.set(profile.username, pointer + u"/username"_s, user, find.value);
    basics.profiles << profile;
}

void writeHandle(FactSheet &sheet, const ContactLine::Find &find)
{
    auto &profiles = sheet.portfolio.basics.profiles;
    const bool federated = find.value.text.count(u'@') == 2;
    const auto label = labels().value(words::folded(find.label));
    if (label.network.isEmpty() && !federated) {
        sheet.unplaced(find.value);
        return;
    }
    const QString pointer = u"/basics/profiles/%1"_s.arg(profiles.size());
    Profile profile;
    sheet.set(profile.network, pointer + u"/network"_s, label.network.isEmpty() ? u"Mastodon"_s : label.network, find.value);
    sheet.set(profile.username, pointer + u"/username"_s, find.value);
    profiles << profile;
}

} // namespace

ContactLine readContactLine(const SourceLine &line)
{
    ContactLine contacts;
    if (line.text.size() > longestLine) {
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
    if (text.isEmpty() || text.size() > longestPlace || words::isSentence(text) || text.contains(u'@') || words::namesRole(text))
        return false;
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

void writePlace(FactSheet &sheet, const Snippet &place)
{
    auto &location = sheet.portfolio.basics.location;
    if (!location.city.isEmpty() || !location.address.isEmpty()) {
        if (location.city != place.text)
            sheet.unplaced(place);
        return;
    }
    static const QRegularExpression code(uR"(^(?:([A-Z]{1,2}-)?(\d{4,6}(?:-\d{3})?)\s+(\S.*)|(\S.*?)\s+([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}))$)"_s);
    QList<std::pair<qsizetype, qsizetype>> parts;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= place.text.size(); ++i) {
        if (i == place.text.size() || place.text.at(i) == u',') {
            parts << std::pair(from, i);
            from = i + 1;
        }
    }
    // A snippet stands unit for unit in the source when its length says so; else its whole range is all that is known.
    const bool exact = place.end - place.start == place.text.size();
    const auto piece = [&](qsizetype start, qsizetype end) {
        while (start < end && place.text.at(start).isSpace())
            ++start;
        while (end > start && place.text.at(end - 1).isSpace())
            --end;
        return exact ? Snippet(place.text.mid(start, end - start), place.start + start, place.start + end)
                     : Snippet(place.text.mid(start, end - start), place.start, place.end);
    };
    bool cityFound = false;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const Snippet part = piece(parts.at(i).first, parts.at(i).second);
        if (part.isEmpty())
            continue;
        const auto match = code.match(part.text);
        const bool street = std::any_of(part.text.begin(), part.text.end(), [](QChar c) { return c.isDigit(); });
        if (match.hasMatch() && match.hasCaptured(2)) {
            const qsizetype base = parts.at(i).first + (part.start - piece(parts.at(i).first, parts.at(i).second).start);
            qsizetype lead = base;
            while (place.text.at(lead).isSpace())
                ++lead;
            sheet.set(location.postalCode, u"/basics/location/postalCode"_s, piece(lead + match.capturedStart(2), lead + match.capturedEnd(2)));
            sheet.set(location.city, u"/basics/location/city"_s, piece(lead + match.capturedStart(3), lead + match.capturedEnd(3)));
            cityFound = true;
        } else if (const QString country = words::countryCode(part.text); !country.isEmpty() && (i > 0 || cityFound)) {
            sheet.set(location.countryCode, u"/basics/location/countryCode"_s, country, part);
        } else if (street && !cityFound && i + 1 < parts.size()) {
            sheet.set(location.address, u"/basics/location/address"_s, part);
        } else if (!cityFound) {
            sheet.set(location.city, u"/basics/location/city"_s, part);
            cityFound = true;
        } else if (location.region.isEmpty()) {
            sheet.set(location.region, u"/basics/location/region"_s, part);
        } else {
            sheet.unplaced(part);
        }
    }
}

void writeContacts(FactSheet &sheet, const ContactLine &contacts)
{
    auto &basics = sheet.portfolio.basics;
    for (const auto &find : contacts.finds) {
        switch (find.kind) {
        case ContactLine::Kind::Email:
            if (basics.email.isEmpty())
                sheet.set(basics.email, u"/basics/email"_s, find.value);
            else if (basics.email != find.value.text)
                sheet.unplaced(find.value);
            break;
        case ContactLine::Kind::Phone:
            if (basics.phone.isEmpty())
                sheet.set(basics.phone, u"/basics/phone"_s, find.value);
            else if (basics.phone != find.value.text)
                sheet.unplaced(find.value);
            break;
        case ContactLine::Kind::Address: writeAddress(sheet, find); break;
        case ContactLine::Kind::Handle: writeHandle(sheet, find); break;
        case ContactLine::Kind::Place: writePlace(sheet, find.value); break;
        case ContactLine::Kind::Name:
            if (basics.name.isEmpty())
                sheet.set(basics.name, u"/basics/name"_s, find.value);
            else if (basics.name != find.value.text)
                sheet.unplaced(find.value);
            break;
        }
    }
}

QString linkableAddress(const QString &address)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    const bool bare = !scheme.match(address).hasMatch();
    const QUrl url(bare ? u"https://"_s + address : address, QUrl::StrictMode);
    if (!url.isValid() || address.contains(u' ') || address.contains(u'\\') || !url.userInfo().isEmpty())
        return {};
    if (url.scheme() == "mailto"_L1)
        return url.path().contains(u'@') ? address : QString();
    if ((url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || !url.host().contains(u'.'))
        return {};
    return bare ? u"https://"_s + address : address;
}

} // namespace trinity
