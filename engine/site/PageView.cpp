// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/PageView.h"

#include "engine/site/CareerView.h"
#include "engine/site/CleanText.h"
#include "engine/site/PersonView.h"
#include "engine/site/ProjectView.h"
#include "engine/site/SiteLabels.h"
#include "engine/site/TokenCss.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype descriptionLength = 160;

/// Whether most letters of the person's texts are written from right to left.
bool readsRightToLeft(const SiteContent &content)
{
    const auto &basics = content.facts.basics;
    qsizetype right = 0, left = 0;
    for (const auto &text : {basics.name, basics.label, basics.summary, content.facts.about, content.wording.headline}) {
        for (const auto c : text) {
            if (c.direction() == QChar::DirR || c.direction() == QChar::DirAL)
                ++right;
            else if (c.direction() == QChar::DirL)
                ++left;
        }
    }
    return right > left;
}

/// At most 160 characters, ended at a sentence or a word.
QString shortDescription(const QString &text)
{
    const auto line = cleanText(text).simplified();
    if (line.size() <= descriptionLength)
        return line;
    const auto head = line.left(descriptionLength);
    for (const auto &end : {u". "_s, u"! "_s, u"? "_s, u"\u3002"_s})
        if (const auto at = head.lastIndexOf(end); at > descriptionLength / 2)
            return head.left(at + 1);
    const auto space = head.lastIndexOf(u' ');
    return space > 0 ? head.left(space) : head;
}

/// The person's initials on the theme's accent, as a data: address. Letters are escaped for XML, then for the address.
QString iconAddress(const QString &name, const Theme &theme)
{
    const auto &tokens = theme.mainTokens();
    const auto svg = u"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='6' fill='%1'/>"
                     "<text x='16' y='21.5' text-anchor='middle' font-family='system-ui,sans-serif' font-size='15' font-weight='600' fill='%2'>%3</text></svg>"_s
                         .arg(tokens.value(u"accent"_s), tokens.value(u"on-accent"_s), initialsOf(cleanText(name)).toHtmlEscaped());
    return u"data:image/svg+xml,"_s + QString::fromLatin1(QUrl::toPercentEncoding(svg, "/:='"));
}

void addThemeColors(ViewObject &page, const Theme &theme, Theme::Scheme scheme)
{
    std::vector<ViewObject> colors;
    const auto add = [&](const Theme::Tokens &tokens, const QString &media) {
        ViewObject item;
        item.text("color", tokens.value(u"bg"_s));
        item.text("media", media);
        colors.push_back(std::move(item));
    };
    if (scheme == Theme::Scheme::Auto) {
        add(theme.light, u"(prefers-color-scheme: light)"_s);
        add(theme.dark, u"(prefers-color-scheme: dark)"_s);
    } else {
        add(scheme == Theme::Scheme::Dark ? theme.dark : theme.light, {});
    }
    page.list("theme_colors", std::move(colors));
}

void addNavigation(ViewObject &page, const SiteContent &content, const SiteLabels &labels)
{
    const auto &facts = content.facts;
    std::vector<ViewObject> items;
    const auto add = [&](QLatin1StringView id, bool exists) {
        if (!exists)
            return;
        ViewObject item;
        item.text("id", id);
        item.text("text", labels.word(id));
        items.push_back(std::move(item));
    };
    add("projects"_L1, !facts.projects.isEmpty());
    add("work"_L1, !facts.work.isEmpty());
    add("skills"_L1, !facts.skills.isEmpty());
    add("education"_L1, !facts.education.isEmpty());
    add("about"_L1, !content.about().trimmed().isEmpty());
    add("contact"_L1, hasContact(facts.basics));
    page.list("nav", std::move(items));
}

} // namespace

ViewObject pageView(const SiteContent &content, const Theme &theme, const SiteOptions &options)
{
    const auto scheme = options.scheme == Theme::Scheme::Auto ? theme.scheme : options.scheme;
    const auto &facts = content.facts;
    const SiteLabels labels(facts.language, theme.labels);

    ViewObject page;
    page.text("lang", facts.language.isEmpty() ? u"en"_s : facts.language);
    page.text("dir", readsRightToLeft(content) ? u"rtl"_s : u"ltr"_s);
    page.text("scheme", scheme == Theme::Scheme::Auto ? u"auto"_s : scheme == Theme::Scheme::Dark ? u"dark"_s : u"light"_s);
    page.text("color_scheme", scheme == Theme::Scheme::Auto ? u"light dark"_s : scheme == Theme::Scheme::Dark ? u"dark"_s : u"light"_s);
    const auto role = facts.basics.label;
    page.text("title", role.isEmpty() ? facts.basics.name : u"%1 \u2013 %2"_s.arg(facts.basics.name, role));
    page.text("description", shortDescription(content.subtitle().isEmpty() ? content.about() : content.subtitle()));
    page.raw("css", tokenCss(theme, scheme) + theme.styleSheet);
    page.text("icon_href", iconAddress(facts.basics.name, theme));
    page.text("theme_color_light", theme.light.value(u"bg"_s));
    page.text("theme_color_dark", theme.dark.value(u"bg"_s));
    addThemeColors(page, theme, scheme);

    ViewObject words; // a word that does not exist is not set, so a template can ask {{#label.name}}
    auto names = SiteLabels::names();
    for (const auto &own : theme.labels)
        names << own.keys();
    for (const auto &name : std::as_const(names))
        if (const auto word = labels.word(QLatin1StringView(name.toLatin1())); !word.isEmpty())
            words.text(name.toLatin1().constData(), word);
    page.object("label", std::move(words));

    addPerson(page, content, labels);
    addNavigation(page, content, labels);
    addProjects(page, content, theme, labels);
    addCareer(page, content, labels);
    addFigures(page, content, labels);
    addChart(page, facts);
    return page;
}

} // namespace trinity
