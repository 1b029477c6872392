// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/SiteBuilder.h"

#include "engine/site/PageView.h"

#include <algorithm>
#include <deque>
#include <string>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t parsedPagesKept = 8;
constexpr std::size_t usualPageSize = 64 * 1024; // bytes

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

struct ParsedPage {
    QString source;
    kainjow::mustache::mustache page;
};

/// The template of a page, parsed. A batch builds hundreds of pages of few themes, and parsing takes a fifth of the time of one, so each
/// thread keeps those it used last: rendering notes errors in the template, so threads cannot share one.
kainjow::mustache::mustache &parsedPage(const QString &source)
{
    thread_local std::deque<ParsedPage> parsed; // the last used in front
    const auto known = std::find_if(parsed.begin(), parsed.end(), [&source](const ParsedPage &each) { return each.source == source; });
    if (known != parsed.end() && known->page.is_valid()) {
        std::rotate(parsed.begin(), known, known + 1);
        return parsed.front().page;
    }
    if (known != parsed.end())
        parsed.erase(known);
    if (parsed.size() >= parsedPagesKept)
        parsed.pop_back();
    parsed.push_front({source, kainjow::mustache::mustache(source.toStdString())});
    parsed.front().page.set_custom_escape(escaped);
    return parsed.front().page;
}

} // namespace

Result<Site> buildSite(const SiteContent &content, const Theme &theme, const SiteOptions &options)
{
    auto &page = parsedPage(theme.page);
    if (!page.is_valid())
        return Error(ErrorKind::Internal, u"the page of theme %1: %2"_s.arg(theme.id, QString::fromStdString(page.error_message())));
    std::string html;
    html.reserve(usualPageSize);
    page.render(pageView(content, theme, options).mustache(), [&html](const std::string &part) { html += part; });
    if (!page.is_valid())
        return Error(ErrorKind::Internal, u"the page of theme %1: %2"_s.arg(theme.id, QString::fromStdString(page.error_message())));

    Site site;
    site.theme = theme.id;
    site.files.insert(u"index.html"_s, QByteArray::fromStdString(html));
    return site;
}

} // namespace trinity
