// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/SeedDialect.h"

#include "engine/portfolio/JsonResume.h"

#include <QtCore/QJsonArray>
#include <QtCore/QUrl>

#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestRole = 80; // a tagline that is longer, or a whole sentence, is no role

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

bool isRole(const QString &text)
{
    static const QString sentenceEnds = u".!?…。"_s;
    return text.size() <= longestRole && !text.contains(u'\n') && !text.isEmpty() && !sentenceEnds.contains(text.back());
}

/// Reads one seed object; what it takes leaves the object, what remains goes to x_seed.
class SeedReading
{
public:
    SeedReading(QJsonObject seed, ImportReport &report) : m_seed(std::move(seed)), m_report(report) { }

    Portfolio read();

private:
    QString takeText(QJsonObject &from, QLatin1StringView key, const QString &pointer);
    std::optional<qint64> takeCount(QJsonObject &from, QLatin1StringView key, const QString &pointer);
    Project ownPart(const QJsonValue &part);
    Project project(QJsonObject repo, const QString &pointer);
    void readWord(QString &fact, QJsonObject &from, QLatin1StringView key, const QString &pointer);
    void readHead(Portfolio &portfolio);
    void readProjects(Portfolio &portfolio, QLatin1StringView key);
    void readCallToAction(Portfolio &portfolio, const QJsonObject &action, const QString &pointer);
    void find(const QString &pointer, const QString &what) { m_report.notUnderstood << u"%1: %2"_s.arg(pointer, what); }

    QJsonObject m_seed;
    ImportReport &m_report;
};

QString SeedReading::takeText(QJsonObject &from, QLatin1StringView key, const QString &pointer)
{
    const QJsonValue value = from.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        if (!value.isNull())
            find(pointer, u"a text was expected"_s);
        return {};
    }
    from.remove(key);
    if (value.toString().trimmed().isEmpty()) // the guide's form of "there is none"
        return {};
    ++m_report.factsRead;
    return value.toString();
}

std::optional<qint64> SeedReading::takeCount(QJsonObject &from, QLatin1StringView key, const QString &pointer)
{
    const QJsonValue value = from.value(key);
    if (value.isUndefined())
        return {};
    const double number = value.toDouble(-1);
    if (number < 0 || number > 9.0e15 || number != std::floor(number)) {
        if (!value.isNull())
            find(pointer, u"a whole number of zero or more was expected"_s);
        return {};
    }
    from.remove(key);
    ++m_report.factsRead;
    return static_cast<qint64>(number);
}

/// The fields of a project that the guide has no key for, as our own export carries them.
Project SeedReading::ownPart(const QJsonValue &part)
{
    ImportReport report;
    const auto read = portfolioFromJsonResume({{u"projects"_s, QJsonArray{part}}}, report);
    m_report.factsRead += report.factsRead;
    return read.projects.value(0);
}

Project SeedReading::project(QJsonObject repo, const QString &pointer)
{
    Project project = ownPart(repo.take("x_resume"_L1));
    project.name = takeText(repo, "name"_L1, pointer + u"/name"_s);
    if (project.description.isEmpty()) // else the repo's is a wording
        project.description = takeText(repo, "description"_L1, pointer + u"/description"_s);
    project.stars = takeCount(repo, "stars"_L1, pointer + u"/stars"_s);
    project.forks = takeCount(repo, "forks"_L1, pointer + u"/forks"_s);
    project.lastActivity = takeText(repo, "updated"_L1, pointer + u"/updated"_s);
    if (repo.value("language"_L1).toString() == "N/A"_L1)
        find(pointer + u"/language"_s, u"\"N/A\" means that no language is known"_s);
    else
        project.language = takeText(repo, "language"_L1, pointer + u"/language"_s);
    if (const QString url = repo.value("url"_L1).toString(); isWebAddress(url))
        project.url = takeText(repo, "url"_L1, pointer + u"/url"_s);
    else if (!url.isEmpty())
        find(pointer + u"/url"_s, u"\"%1\" is not a web address"_s.arg(url.left(60)));
    else if (repo.value("url"_L1).isString())
        repo.remove("url"_L1);
    if (repo.value("tags"_L1).isArray()) {
        const auto tags = repo.take("tags"_L1).toArray();
        for (const auto tag : tags)
            if (!tag.toString().isEmpty())
                project.keywords << tag.toString();
        m_report.factsRead += static_cast<int>(project.keywords.size());
    }
    // What was found wanting ("N/A", "#") must not come back as a language or an address when the facts are written.
    static const QStringList known{u"name"_s, u"description"_s, u"url"_s, u"stars"_s, u"forks"_s, u"updated"_s, u"language"_s, u"tags"_s};
    for (auto it = repo.begin(); it != repo.end(); ++it)
        if (!known.contains(it.key()))
            m_report.keptUnknown << u"%1/%2"_s.arg(pointer, it.key());
    if (!repo.isEmpty())
        project.extra.insert("x_seed"_L1, repo);
    return project;
}

/// Takes a text of the page into a fact; beside a fact that x_resume gave, it stays what the page says.
void SeedReading::readWord(QString &fact, QJsonObject &from, QLatin1StringView key, const QString &pointer)
{
    if (fact.isEmpty())
        fact = takeText(from, key, pointer);
    else if (fact.startsWith(from.value(key).toString()))
        from.remove(key);
}

void SeedReading::readHead(Portfolio &portfolio)
{
    auto &basics = portfolio.basics;
    readWord(basics.name, m_seed, "brand_name"_L1, u"/brand_name"_s);
    if (m_seed.value("hero"_L1).isObject()) {
        QJsonObject hero = m_seed.value("hero"_L1).toObject();
        readWord(basics.summary, hero, "subtitle"_L1, u"/hero/subtitle"_s);
        if (hero.isEmpty())
            m_seed.remove("hero"_L1);
        else
            m_seed.insert("hero"_L1, hero);
    }
    const QString tagline = m_seed.value("tagline"_L1).toString();
    if (isRole(tagline) || tagline.isEmpty())
        readWord(basics.label, m_seed, "tagline"_L1, u"/tagline"_s);
    else if (basics.summary.isEmpty())
        basics.summary = takeText(m_seed, "tagline"_L1, u"/tagline"_s);
}

void SeedReading::readProjects(Portfolio &portfolio, QLatin1StringView key)
{
    if (!m_seed.contains(key))
        return;
    if (!m_seed.value(key).isArray()) {
        find(u"/"_s + key, u"a list was expected"_s);
        return;
    }
    const auto repos = m_seed.take(key).toArray();
    for (qsizetype i = 0; i < repos.size(); ++i) {
        const QString pointer = u"/%1/%2"_s.arg(key).arg(i);
        if (repos.at(i).isObject())
            portfolio.projects << project(repos.at(i).toObject(), pointer);
        else
            find(pointer, u"an object was expected; it was left out"_s);
    }
}

void SeedReading::readCallToAction(Portfolio &portfolio, const QJsonObject &action, const QString &pointer)
{
    const QString url = action["url"_L1].toString();
    if (isWebAddress(url)) {
        if (portfolio.basics.url.isEmpty()) {
            portfolio.basics.url = url;
            ++m_report.factsRead;
        }
    } else if (url.startsWith("mailto:"_L1, Qt::CaseInsensitive)) {
        if (portfolio.basics.email.isEmpty()) {
            portfolio.basics.email = url.mid(7).section(u'?', 0, 0);
            ++m_report.factsRead;
        }
    } else if (!url.isEmpty() && !url.startsWith(u'#')) {
        find(pointer + u"/url"_s, u"\"%1\" is neither a web address nor mailto:"_s.arg(url.left(60)));
    }
}

Portfolio SeedReading::read()
{
    Portfolio portfolio;
    if (m_seed.value("x_resume"_L1).isObject())
        portfolio = portfolioFromJsonResume(m_seed.take("x_resume"_L1).toObject(), m_report);
    readHead(portfolio);
    readProjects(portfolio, "repos"_L1);
    readProjects(portfolio, "x_more_repos"_L1);
    readCallToAction(portfolio, m_seed.value("cta"_L1).toObject(), u"/cta"_s);
    readCallToAction(portfolio, m_seed.value("hero"_L1).toObject().value("cta_primary"_L1).toObject(), u"/hero/cta_primary"_s);

    // The headline, the menu and the labels of buttons are words of one page, not facts about a person.
    static const QStringList pageKeys{u"hero"_s, u"menu_items"_s, u"cta"_s, u"tagline"_s};
    for (auto it = m_seed.begin(); it != m_seed.end(); ++it)
        if (!pageKeys.contains(it.key()))
            m_report.keptUnknown << u"/"_s + it.key();
    if (!m_seed.isEmpty())
        portfolio.extra.insert("x_seed"_L1, m_seed);
    return portfolio;
}

} // namespace

bool looksLikeSeedJson(const QJsonObject &object)
{
    if (object.contains("basics"_L1))
        return false;
    return object["brand_name"_L1].isString() || object["repos"_L1].isArray()
        || (object["hero"_L1].isObject() && (object.contains("tagline"_L1) || object.contains("cta"_L1)));
}

Portfolio portfolioFromSeed(const QJsonObject &seed, ImportReport &report)
{
    return SeedReading(seed, report).read();
}

QStringList seedSourcePointers(const QString &pointer)
{
    if (pointer == "/basics/name"_L1)
        return {u"/brand_name"_s, u"/x_resume/basics/name"_s};
    if (pointer == "/basics/label"_L1)
        return {u"/tagline"_s, u"/x_resume/basics/label"_s};
    if (pointer == "/basics/summary"_L1)
        return {u"/hero/subtitle"_s, u"/tagline"_s, u"/x_resume/basics/summary"_s};
    if (pointer == "/basics/url"_L1 || pointer == "/basics/email"_L1)
        return {u"/cta/url"_s, u"/hero/cta_primary/url"_s, u"/x_resume"_s + pointer};
    if (!pointer.startsWith("/projects/"_L1))
        return {u"/x_resume"_s + pointer};
    QStringList candidates;
    const qsizetype index = pointer.section(u'/', 2, 2).toLongLong();
    const QString field = pointer.section(u'/', 3);
    for (const auto &repo : {u"/repos/%1/"_s.arg(index), u"/x_more_repos/%1/"_s.arg(index - 20)}) {
        QString key = field;
        if (key == "lastActivity"_L1)
            key = u"updated"_s;
        key.replace("keywords/"_L1, "tags/"_L1);
        candidates << repo + u"x_resume/"_s + field << repo + key;
    }
    return candidates;
}

} // namespace trinity
