// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContactWriter.h"

#include "engine/reading/ContactLabel.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    const auto label = contactLabels().value(words::folded(find.label));
    QString network = networkOfHost(url.host());
    if (network.isEmpty() && label.kind == ContactLabel::Kind::Profile)
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
    const QString user =
        steps.size() == 1 ? steps.first() : (steps.size() == 2 && folders.contains(steps.first()) ? steps.last() : QString());
    if (!network.isEmpty() && !user.isEmpty())
        sheet.set(profile.username, pointer + u"/username"_s, user, find.value);
    basics.profiles << profile;
}

void writeHandle(FactSheet &sheet, const ContactLine::Find &find)
{
    auto &profiles = sheet.portfolio.basics.profiles;
    const bool federated = find.value.text.count(u'@') == 2;
    const auto label = contactLabels().value(words::folded(find.label));
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

void writePlace(FactSheet &sheet, const Snippet &place)
{
    auto &location = sheet.portfolio.basics.location;
    if (!location.city.isEmpty() || !location.address.isEmpty()) {
        if (location.city != place.text)
            sheet.unplaced(place);
        return;
    }
    static const QRegularExpression code(
        uR"(^(?:([A-Z]{1,2}-)?(\d{4,6}(?:-\d{3})?)\s+(\S.*)|(\S.*?)\s+([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}))$)"_s);
    QList<std::pair<qsizetype, qsizetype>> parts;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= place.text.size(); ++i) {
        if (i == place.text.size() || place.text.at(i) == u',' || place.text.at(i) == u'(') {
            parts << std::pair(from, i);
            from = i + 1;
        }
    }
    // A snippet stands unit for unit in the source when its length says so; else its whole range is all that is known.
    const bool exact = place.end - place.start == place.text.size();
    const auto piece = [&](qsizetype start, qsizetype end) {
        while (start < end && place.text.at(start).isSpace())
            ++start;
        while (end > start && (place.text.at(end - 1).isSpace() || place.text.at(end - 1) == u')'))
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
            sheet.set(location.postalCode, u"/basics/location/postalCode"_s,
                      piece(lead + match.capturedStart(2), lead + match.capturedEnd(2)));
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

} // namespace trinity
