// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/LabelledText.h"

#include "engine/reading/ListItem.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QSet>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLabel = 30;

} // namespace

LabelledText::LabelledText(const Snippet &snippet)
{
    const auto colon = QStringView(snippet.text).first(std::min(snippet.text.size(), longestLabel + 1)).indexOf(u':');
    if (colon <= 0 || QStringView(snippet.text).mid(colon, 3) == u"://")
        return;
    label = words::folded(QStringView(snippet.text).first(colon));
    value = subSnippet(snippet, colon + 1, snippet.text.size());
}

bool LabelledText::isTechnologies() const
{
    static const QSet<QString> names{u"technologies"_s, u"technology"_s, u"tech"_s,
                                     u"tech stack"_s,   u"stack"_s,      u"tools"_s,
                                     u"built with"_s,   u"keywords"_s,   u"tags"_s,
                                     u"technologien"_s, u"werkzeuge"_s,  u"technik"_s,
                                     u"outils"_s,       u"technos"_s,    u"tecnologias"_s,
                                     u"tecnologie"_s,   u"strumenti"_s,  u"herramientas"_s,
                                     u"ferramentas"_s,  u"languages"_s,  u"programming languages"_s};
    return names.contains(label);
}

bool LabelledText::isLink() const
{
    static const QSet<QString> names{u"url"_s,    u"link"_s, u"links"_s, u"website"_s,    u"web"_s,  u"site"_s,   u"homepage"_s,
                                     u"source"_s, u"code"_s, u"demo"_s,  u"repository"_s, u"repo"_s, u"github"_s, u"gitlab"_s};
    return names.contains(label);
}

bool LabelledText::isScore() const
{
    static const QSet<QString> names{u"grade"_s, u"gpa"_s,  u"score"_s, u"note"_s,        u"abschlussnote"_s, u"mention"_s,
                                     u"nota"_s,  u"voto"_s, u"media"_s, u"final grade"_s, u"result"_s,        u"calificacion"_s};
    return names.contains(label);
}

bool LabelledText::isDetail() const
{
    static const QSet<QString> names{u"thesis"_s,  u"dissertation"_s,    u"topic"_s,        u"focus"_s,          u"major"_s,
                                     u"minor"_s,   u"abschlussarbeit"_s, u"masterarbeit"_s, u"bachelorarbeit"_s, u"diplomarbeit"_s,
                                     u"thema"_s,   u"schwerpunkt"_s,     u"schwerpunkte"_s, u"memoire"_s,        u"these"_s,
                                     u"sujet"_s,   u"tesis"_s,           u"tesi"_s,         u"tese"_s,           u"monografia"_s,
                                     u"modules"_s, u"aufgaben"_s,        u"tasks"_s,        u"missions"_s};
    return names.contains(label) || isScore() || isPlace() || isTechnologies() || isLink();
}

bool LabelledText::isPlace() const
{
    static const QSet<QString> names{u"location"_s, u"ort"_s, u"standort"_s, u"lieu"_s, u"lugar"_s, u"luogo"_s, u"local"_s, u"sede"_s};
    return names.contains(label);
}

} // namespace trinity
