// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/Theme.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maximumFileBytes = 256 * 1024;
constexpr int maximumPartialDepth = 8;

Error problem(const QString &file, const QString &what)
{
    return Error(ErrorKind::BadSource, u"%1: %2"_s.arg(file, what));
}

Result<QByteArray> readThemeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return problem(path, file.errorString());
    if (file.size() > maximumFileBytes)
        return problem(path, u"is larger than %1 bytes"_s.arg(maximumFileBytes));
    return file.readAll();
}

Result<QString> withPartials(QString text, const QDir &shared, int depth = 0)
{
    static const QRegularExpression partial(uR"(\{\{>\s*([a-z0-9_-]+)\s*\}\}\n?)"_s);
    if (depth > maximumPartialDepth)
        return problem(shared.path(), u"partials include each other"_s);
    for (auto match = partial.match(text); match.hasMatch(); match = partial.match(text)) {
        const auto bytes = readThemeFile(shared.filePath(match.captured(1) + u".mustache"_s));
        if (!bytes)
            return bytes.error();
        const auto inner = withPartials(QString::fromUtf8(*bytes), shared, depth + 1);
        if (!inner)
            return inner;
        text.replace(match.capturedStart(), match.capturedLength(), *inner);
    }
    return text;
}

/// Only the style sheet may go into a page unescaped, and the delimiters may not be changed to hide another raw insert.
Result<void> checkTemplate(const QString &file, const QString &text)
{
    static const QRegularExpression raw(uR"(\{\{\{\s*([^}\s]*)\s*\}\}\}|\{\{&\s*([^}\s]*)\s*\}\}|\{\{(=))"_s);
    for (auto it = raw.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(1) != "css"_L1)
            return problem(file, u"\"%1\" inserts unescaped text; only {{{css}}} may"_s.arg(match.captured(0)));
    }
    static const QRegularExpression active(uR"(<\s*(script|iframe|object|embed|link[^>]*stylesheet|base)\b|\son[a-z]+\s*=)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (const auto match = active.match(text); match.hasMatch())
        return problem(file, u"\"%1\" is not allowed: a page runs nothing and loads nothing"_s.arg(match.captured(0).trimmed()));
    return {};
}

Result<void> checkStyleSheet(const QString &file, const QByteArray &css)
{
    static const QRegularExpression reaching(uR"(</\s*style|@import|url\(\s*['"]?(?!data:|#))"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = reaching.match(QString::fromUtf8(css)); match.hasMatch())
        return problem(file, u"\"%1\" is not allowed: a style sheet loads nothing"_s.arg(match.captured(0)));
    return {};
}

Result<Theme::Tokens> tokensFrom(const QString &file, const QJsonObject &object)
{
    static const QRegularExpression colour(u"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"_s);
    static const QRegularExpression nameShape(u"^[a-z][a-z0-9-]*$"_s);
    Theme::Tokens tokens;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto value = it.value().toString();
        if (!nameShape.match(it.key()).hasMatch() || !colour.match(value).hasMatch())
            return problem(file, u"token \"%1\" is not a colour like #1d4ed8"_s.arg(it.key()));
        tokens.insert(it.key(), value.toLower());
    }
    for (const auto &required : {u"bg"_s, u"surface"_s, u"text"_s, u"muted"_s, u"accent"_s, u"on-accent"_s, u"border"_s})
        if (!tokens.contains(required))
            return problem(file, u"token \"%1\" is missing"_s.arg(required));
    return tokens;
}

template<typename Enum>
Result<Enum> choice(const QString &file, const QJsonObject &object, QLatin1StringView key, const QList<std::pair<QString, Enum>> &choices)
{
    const auto text = object[key].toString(choices.first().first);
    for (const auto &[word, value] : choices)
        if (word == text)
            return value;
    return problem(file, u"\"%1\" cannot be \"%2\""_s.arg(key, text));
}

Result<void> readDescription(Theme &theme, const QString &file, const QByteArray &json)
{
    QJsonParseError parseError;
    const auto object = QJsonDocument::fromJson(json, &parseError).object();
    if (parseError.error != QJsonParseError::NoError)
        return problem(file, parseError.errorString());
    theme.name = object["name"_L1].toString();
    theme.description = object["description"_L1].toString();
    theme.category = object["category"_L1].toString();
    if (theme.name.isEmpty() || theme.description.isEmpty() || theme.category.isEmpty())
        return problem(file, u"\"name\", \"description\" and \"category\" are required"_s);
    theme.featuredProjects = object["featured_projects"_L1].toInt(6);
    if (theme.featuredProjects < 1 || theme.featuredProjects > 24)
        return problem(file, u"\"featured_projects\" must be 1 to 24"_s);

    const auto scheme = choice<Theme::Scheme>(
        file, object, "scheme"_L1, {{u"auto"_s, Theme::Scheme::Auto}, {u"light"_s, Theme::Scheme::Light}, {u"dark"_s, Theme::Scheme::Dark}});
    if (!scheme)
        return scheme.error();
    theme.scheme = *scheme;
    const auto order = choice<Theme::ProjectOrder>(file, object, "project_order"_L1,
                                                   {{u"source"_s, Theme::ProjectOrder::Source},
                                                    {u"stars"_s, Theme::ProjectOrder::Stars},
                                                    {u"newest"_s, Theme::ProjectOrder::Newest}});
    if (!order)
        return order.error();
    theme.projectOrder = *order;

    const auto tokens = object["tokens"_L1].toObject();
    const auto light = tokensFrom(file, tokens["light"_L1].toObject());
    if (!light)
        return light.error();
    const auto dark = tokensFrom(file, tokens["dark"_L1].toObject());
    if (!dark)
        return dark.error();
    if (light->keys() != dark->keys())
        return problem(file, u"the light and the dark set must have the same tokens"_s);
    theme.light = *light;
    theme.dark = *dark;

    const auto labels = object["labels"_L1].toObject();
    for (auto language = labels.begin(); language != labels.end(); ++language) {
        const auto words = language.value().toObject();
        for (auto word = words.begin(); word != words.end(); ++word)
            theme.labels[language.key()].insert(word.key(), word.value().toString());
    }
    return {};
}

} // namespace

Result<Theme> Theme::fromDirectory(const QString &path)
{
    const QDir directory(path);
    Theme theme;
    theme.id = directory.dirName();

    const auto json = readThemeFile(directory.filePath(u"theme.json"_s));
    if (!json)
        return json.error();
    if (const auto read = readDescription(theme, directory.filePath(u"theme.json"_s), *json); !read)
        return read.error();

    const auto pageFile = directory.filePath(u"page.mustache"_s);
    const auto page = readThemeFile(pageFile);
    if (!page)
        return page.error();
    const auto whole = withPartials(QString::fromUtf8(*page), QDir(directory.filePath(u"../shared"_s)));
    if (!whole)
        return whole.error();
    if (const auto checked = checkTemplate(pageFile, *whole); !checked)
        return checked.error();
    theme.page = *whole;

    const auto styleFile = directory.filePath(u"style.css"_s);
    const auto style = readThemeFile(styleFile);
    if (!style)
        return style.error();
    if (const auto checked = checkStyleSheet(styleFile, *style); !checked)
        return checked.error();
    theme.styleSheet = *style;

    const auto voiceFile = directory.filePath(u"voice.json"_s);
    theme.voice = Voice::plain();
    if (QFileInfo::exists(voiceFile)) {
        const auto voiceJson = readThemeFile(voiceFile);
        if (!voiceJson)
            return voiceJson.error();
        const auto voice = Voice::fromJson(theme.id, *voiceJson);
        if (!voice)
            return voice.error();
        theme.voice = *voice;
        theme.hasOwnVoice = true;
    }
    return theme;
}

} // namespace trinity
