// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

#include <optional>

namespace trinity {

/// An address that may stand in a page: https, http, mailto or tel, without control characters, white space,
/// backslashes or user info, at most 2,048 characters. There is no other way to make one.
class SafeUrl
{
public:
    /// The address as a link, or nothing. An address without a scheme that looks like a host ("example.org/me") gets
    /// https. A host with letters of several scripts is written in its ASCII form.
    [[nodiscard]] static std::optional<SafeUrl> fromText(const QString &text);
    [[nodiscard]] static std::optional<SafeUrl> mailTo(const QString &address);
    [[nodiscard]] static std::optional<SafeUrl> phone(const QString &number);

    [[nodiscard]] const QString &href() const { return m_href; }
    /// For reading: without scheme, "www." and trailing slash.
    [[nodiscard]] QString display() const;
    [[nodiscard]] QString host() const;

private:
    explicit SafeUrl(QString href) : m_href(std::move(href)) {}
    QString m_href;
};

/// Text that may stand in a page: no control characters but line feed and tab, no bidirectional overrides, no
/// zero-width or tag characters (joiners between letters of scripts that need them stay).
[[nodiscard]] QString cleanText(const QString &text);

} // namespace trinity
