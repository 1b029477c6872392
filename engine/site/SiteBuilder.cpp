// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/SiteBuilder.h"

#include "engine/site/PageView.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// For element text and quoted attributes alike.
std::string escaped(const std::string &text)
{
    std::string result;
    result.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        case '\'': result += "&#39;"; break;
        case '`': result += "&#96;"; break;
        default: result += c;
        }
    }
    return result;
}

} // namespace

Result<Site> buildSite(const SiteContent &content, const Theme &theme, const SiteOptions &options)
{
    kainjow::mustache::mustache page(theme.page.toStdString());
    page.set_custom_escape(escaped);
    if (!page.is_valid())
        return Error(ErrorKind::Internal, u"the page of theme %1: %2"_s.arg(theme.id, QString::fromStdString(page.error_message())));
    const auto html = page.render(pageView(content, theme, options).mustache());
    if (!page.is_valid())
        return Error(ErrorKind::Internal, u"the page of theme %1: %2"_s.arg(theme.id, QString::fromStdString(page.error_message())));

    Site site;
    site.theme = theme.id;
    site.files.insert(u"index.html"_s, QByteArray::fromStdString(html));
    return site;
}

} // namespace trinity
