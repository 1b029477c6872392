// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtCore/QLatin1StringView>

#include <span>
#include <variant>

/// Which key of JSON Resume stands for which member: the one table that reading, writing and counting share.
namespace trinity::resume {

enum class Check { None, Date, Address };

/// One key of an object. `older` is the key's name in JSON Resume 0.x, or empty.
template <typename T>
struct Field {
    QLatin1StringView key;
    std::variant<QString T::*, QStringList T::*, std::optional<qint64> T::*> member;
    Check check = Check::None;
    QLatin1StringView older = {};
};

/// The plain fields of T; nested objects and lists of objects are handled by name.
template <typename T>
[[nodiscard]] std::span<const Field<T>> fieldsOf();

template <>
std::span<const Field<Location>> fieldsOf();
template <>
std::span<const Field<Profile>> fieldsOf();
template <>
std::span<const Field<Basics>> fieldsOf();
template <>
std::span<const Field<Work>> fieldsOf();
template <>
std::span<const Field<Volunteer>> fieldsOf();
template <>
std::span<const Field<Education>> fieldsOf();
template <>
std::span<const Field<Award>> fieldsOf();
template <>
std::span<const Field<Certificate>> fieldsOf();
template <>
std::span<const Field<Publication>> fieldsOf();
template <>
std::span<const Field<Talk>> fieldsOf();
template <>
std::span<const Field<Skill>> fieldsOf();
template <>
std::span<const Field<SpokenLanguage>> fieldsOf();
template <>
std::span<const Field<Interest>> fieldsOf();
template <>
std::span<const Field<Reference>> fieldsOf();
template <>
std::span<const Field<Project>> fieldsOf();

/// A root key that holds a list of objects. A list element that is a bare string is read as `nameKey`.
template <typename T>
struct Section {
    QLatin1StringView key;
    QList<T> Portfolio::*member;
    QLatin1StringView nameKey;
    QLatin1StringView older = {};
};

/// Calls visit(Section<T>) for every list of a resume.
template <typename Visitor>
void forEachSection(Visitor &&visit)
{
    using namespace Qt::Literals::StringLiterals;
    visit(Section<Work>{"work"_L1, &Portfolio::work, "name"_L1});
    visit(Section<Volunteer>{"volunteer"_L1, &Portfolio::volunteer, "organization"_L1});
    visit(Section<Education>{"education"_L1, &Portfolio::education, "institution"_L1});
    visit(Section<Award>{"awards"_L1, &Portfolio::awards, "title"_L1});
    visit(Section<Certificate>{"certificates"_L1, &Portfolio::certificates, "name"_L1});
    visit(Section<Publication>{"publications"_L1, &Portfolio::publications, "name"_L1});
    visit(Section<Talk>{"talks"_L1, &Portfolio::talks, "title"_L1});
    visit(Section<Skill>{"skills"_L1, &Portfolio::skills, "name"_L1});
    visit(Section<SpokenLanguage>{"languages"_L1, &Portfolio::languages, "language"_L1});
    visit(Section<Interest>{"interests"_L1, &Portfolio::interests, "name"_L1, "hobbies"_L1});
    visit(Section<Reference>{"references"_L1, &Portfolio::references, "reference"_L1});
    visit(Section<Project>{"projects"_L1, &Portfolio::projects, "name"_L1});
}

/// A key as a step of a JSON pointer, with "~" and "/" written as RFC 6901 wants.
[[nodiscard]] QString pointerStep(const QString &key);

} // namespace trinity::resume
