// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

/// The facts about a person, in the shape of JSON Resume 1.0 (https://jsonresume.org/schema). Plain values without
/// pointers. Every object keeps the keys it does not know in `extra`, so nothing of an imported file is lost. Dates are
/// YYYY, YYYY-MM or YYYY-MM-DD, or empty; an empty endDate beside a startDate means "to this day".
namespace trinity {

struct Location {
    Location() = default;
    QString address, postalCode, city, countryCode, region;
    QJsonObject extra;
    bool operator==(const Location &) const = default;
};

struct Profile {
    Profile() = default;
    QString network, username, url;
    QJsonObject extra;
    bool operator==(const Profile &) const = default;
};

struct Basics {
    Basics() = default;
    QString name, label, image, email, phone, url, summary;
    Location location;
    QList<Profile> profiles;
    QJsonObject extra;
    bool operator==(const Basics &) const = default;
};

struct Work {
    Work() = default;
    QString name, position, location, description, url, startDate, endDate, summary;
    QStringList highlights;
    QJsonObject extra;
    bool operator==(const Work &) const = default;
};

struct Volunteer {
    Volunteer() = default;
    QString organization, position, url, startDate, endDate, summary;
    QStringList highlights;
    QJsonObject extra;
    bool operator==(const Volunteer &) const = default;
};

struct Education {
    Education() = default;
    QString institution, url, area, studyType, startDate, endDate, score;
    QStringList courses;
    QJsonObject extra;
    bool operator==(const Education &) const = default;
};

struct Award {
    Award() = default;
    QString title, date, awarder, summary;
    QJsonObject extra;
    bool operator==(const Award &) const = default;
};

struct Certificate {
    Certificate() = default;
    QString name, date, issuer, url;
    QJsonObject extra;
    bool operator==(const Certificate &) const = default;
};

struct Publication {
    Publication() = default;
    QString name, publisher, releaseDate, url, summary;
    QJsonObject extra;
    bool operator==(const Publication &) const = default;
};

/// Not part of JSON Resume; read from and written to the extra root key "talks".
struct Talk {
    Talk() = default;
    QString title, event, date, url;
    QJsonObject extra;
    bool operator==(const Talk &) const = default;
};

struct Skill {
    Skill() = default;
    QString name, level;
    QStringList keywords;
    QJsonObject extra;
    bool operator==(const Skill &) const = default;
};

struct SpokenLanguage {
    SpokenLanguage() = default;
    QString language, fluency;
    QJsonObject extra;
    bool operator==(const SpokenLanguage &) const = default;
};

struct Interest {
    Interest() = default;
    QString name;
    QStringList keywords;
    QJsonObject extra;
    bool operator==(const Interest &) const = default;
};

struct Reference {
    Reference() = default;
    QString name, reference;
    QJsonObject extra;
    bool operator==(const Reference &) const = default;
};

/// `language`, `stars`, `forks` and `lastActivity` are extra keys that JSON Resume allows and repository pages have.
struct Project {
    Project() = default;
    QString name, description, startDate, endDate, url, entity, type;
    QStringList highlights, keywords, roles;
    QString language; ///< programming language
    std::optional<qint64> stars; ///< absent when the source does not say; 0 is a fact
    std::optional<qint64> forks;
    QString lastActivity; ///< in the source's own words, for example "11 days ago"
    QJsonObject extra;
    bool operator==(const Project &) const = default;
};

/// Where a fact stands in its source's text: a half-open range of UTF-16 units of SourceDocument::text. What the person
/// wrote stands nowhere: its range is empty.
struct Provenance {
    enum class How { Exact, Normalised, User, Model };

    Provenance() = default;
    Provenance(qsizetype from, qsizetype to, How how_ = How::Exact) : start(from), end(to), how(how_) { }

    qsizetype start = 0;
    qsizetype end = 0;
    How how = How::Exact;
    int source = 0; ///< which of a document's sources
    bool operator==(const Provenance &) const = default;
};

struct Portfolio {
    Portfolio() = default;

    Basics basics;
    QString about; ///< a longer text about the person than basics.summary; extra root key "about"
    QList<Work> work;
    QList<Volunteer> volunteer;
    QList<Education> education;
    QList<Award> awards;
    QList<Certificate> certificates;
    QList<Publication> publications;
    QList<Talk> talks;
    QList<Skill> skills;
    QList<SpokenLanguage> languages;
    QList<Interest> interests;
    QList<Reference> references;
    QList<Project> projects;
    QJsonObject meta; ///< JSON Resume's place for tools, kept as it is
    QJsonObject extra; ///< unknown root keys

    QString language = QStringLiteral("en"); ///< BCP 47 tag of the text, guessed from it by the reader
    QHash<QString, Provenance> provenance; ///< by JSON pointer, for example "/projects/3/stars"

    bool operator==(const Portfolio &) const = default;
};

} // namespace trinity
