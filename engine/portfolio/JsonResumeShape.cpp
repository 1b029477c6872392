// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResumeShape.h"

namespace trinity::resume {

using namespace Qt::Literals::StringLiterals;

template <>
std::span<const Field<Location>> fieldsOf()
{
    static constexpr Field<Location> fields[] = {{"address"_L1, &Location::address},
                                                 {"postalCode"_L1, &Location::postalCode},
                                                 {"city"_L1, &Location::city},
                                                 {"countryCode"_L1, &Location::countryCode},
                                                 {"region"_L1, &Location::region}};
    return fields;
}

template <>
std::span<const Field<Profile>> fieldsOf()
{
    static constexpr Field<Profile> fields[] = {
        {"network"_L1, &Profile::network}, {"username"_L1, &Profile::username}, {"url"_L1, &Profile::url, Check::Address}};
    return fields;
}

template <>
std::span<const Field<Basics>> fieldsOf()
{
    static constexpr Field<Basics> fields[] = {
        {"name"_L1, &Basics::name},      {"label"_L1, &Basics::label}, {"image"_L1, &Basics::image, Check::None, "picture"_L1},
        {"email"_L1, &Basics::email},    {"phone"_L1, &Basics::phone}, {"url"_L1, &Basics::url, Check::Address, "website"_L1},
        {"summary"_L1, &Basics::summary}};
    return fields;
}

template <>
std::span<const Field<Work>> fieldsOf()
{
    static constexpr Field<Work> fields[] = {{"name"_L1, &Work::name, Check::None, "company"_L1},
                                             {"position"_L1, &Work::position},
                                             {"location"_L1, &Work::location},
                                             {"description"_L1, &Work::description},
                                             {"url"_L1, &Work::url, Check::Address, "website"_L1},
                                             {"startDate"_L1, &Work::startDate, Check::Date},
                                             {"endDate"_L1, &Work::endDate, Check::Date},
                                             {"summary"_L1, &Work::summary},
                                             {"highlights"_L1, &Work::highlights}};
    return fields;
}

template <>
std::span<const Field<Volunteer>> fieldsOf()
{
    static constexpr Field<Volunteer> fields[] = {{"organization"_L1, &Volunteer::organization},
                                                  {"position"_L1, &Volunteer::position},
                                                  {"url"_L1, &Volunteer::url, Check::Address, "website"_L1},
                                                  {"startDate"_L1, &Volunteer::startDate, Check::Date},
                                                  {"endDate"_L1, &Volunteer::endDate, Check::Date},
                                                  {"summary"_L1, &Volunteer::summary},
                                                  {"highlights"_L1, &Volunteer::highlights}};
    return fields;
}

template <>
std::span<const Field<Education>> fieldsOf()
{
    static constexpr Field<Education> fields[] = {{"institution"_L1, &Education::institution},
                                                  {"url"_L1, &Education::url, Check::Address, "website"_L1},
                                                  {"area"_L1, &Education::area},
                                                  {"studyType"_L1, &Education::studyType},
                                                  {"startDate"_L1, &Education::startDate, Check::Date},
                                                  {"endDate"_L1, &Education::endDate, Check::Date},
                                                  {"score"_L1, &Education::score, Check::None, "gpa"_L1},
                                                  {"courses"_L1, &Education::courses}};
    return fields;
}

template <>
std::span<const Field<Award>> fieldsOf()
{
    static constexpr Field<Award> fields[] = {{"title"_L1, &Award::title},
                                              {"date"_L1, &Award::date, Check::Date},
                                              {"awarder"_L1, &Award::awarder},
                                              {"summary"_L1, &Award::summary}};
    return fields;
}

template <>
std::span<const Field<Certificate>> fieldsOf()
{
    static constexpr Field<Certificate> fields[] = {{"name"_L1, &Certificate::name},
                                                    {"date"_L1, &Certificate::date, Check::Date},
                                                    {"issuer"_L1, &Certificate::issuer},
                                                    {"url"_L1, &Certificate::url, Check::Address}};
    return fields;
}

template <>
std::span<const Field<Publication>> fieldsOf()
{
    static constexpr Field<Publication> fields[] = {{"name"_L1, &Publication::name},
                                                    {"publisher"_L1, &Publication::publisher},
                                                    {"releaseDate"_L1, &Publication::releaseDate, Check::Date},
                                                    {"url"_L1, &Publication::url, Check::Address, "website"_L1},
                                                    {"summary"_L1, &Publication::summary}};
    return fields;
}

template <>
std::span<const Field<Talk>> fieldsOf()
{
    static constexpr Field<Talk> fields[] = {{"title"_L1, &Talk::title},
                                             {"event"_L1, &Talk::event},
                                             {"date"_L1, &Talk::date, Check::Date},
                                             {"url"_L1, &Talk::url, Check::Address}};
    return fields;
}

template <>
std::span<const Field<Skill>> fieldsOf()
{
    static constexpr Field<Skill> fields[] = {{"name"_L1, &Skill::name}, {"level"_L1, &Skill::level}, {"keywords"_L1, &Skill::keywords}};
    return fields;
}

template <>
std::span<const Field<SpokenLanguage>> fieldsOf()
{
    static constexpr Field<SpokenLanguage> fields[] = {{"language"_L1, &SpokenLanguage::language},
                                                       {"fluency"_L1, &SpokenLanguage::fluency}};
    return fields;
}

template <>
std::span<const Field<Interest>> fieldsOf()
{
    static constexpr Field<Interest> fields[] = {{"name"_L1, &Interest::name}, {"keywords"_L1, &Interest::keywords}};
    return fields;
}

template <>
std::span<const Field<Reference>> fieldsOf()
{
    static constexpr Field<Reference> fields[] = {{"name"_L1, &Reference::name}, {"reference"_L1, &Reference::reference}};
    return fields;
}

template <>
std::span<const Field<Project>> fieldsOf()
{
    static constexpr Field<Project> fields[] = {{"name"_L1, &Project::name},
                                                {"description"_L1, &Project::description},
                                                {"startDate"_L1, &Project::startDate, Check::Date},
                                                {"endDate"_L1, &Project::endDate, Check::Date},
                                                {"url"_L1, &Project::url, Check::Address},
                                                {"entity"_L1, &Project::entity},
                                                {"type"_L1, &Project::type},
                                                {"highlights"_L1, &Project::highlights},
                                                {"keywords"_L1, &Project::keywords},
                                                {"roles"_L1, &Project::roles},
                                                {"language"_L1, &Project::language},
                                                {"stars"_L1, &Project::stars},
                                                {"forks"_L1, &Project::forks},
                                                {"lastActivity"_L1, &Project::lastActivity}};
    return fields;
}

QString pointerStep(const QString &key)
{
    QString step = key;
    return step.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

} // namespace trinity::resume
