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
    /// https; one that looks like a mail address gets mailto.
    [[nodiscard]] static std::optional<SafeUrl> fromText(const QString &text);
    [[nodiscard]] static std::optional<SafeUrl> mailTo(const QString &address);
    [[nodiscard]] static std::optional<SafeUrl> phone(const QString &number);

    /// Percent-encoded, the host in its ASCII form, so look-alike letters show.
    [[nodiscard]] const QString &href() const { return m_href; }
    /// For reading: without scheme, "www." and trailing slash, percent-encoding of letters undone.
    [[nodiscard]] QString display() const;
    [[nodiscard]] QString host() const; ///< empty for mailto and tel

private:
    explicit SafeUrl(QString href) : m_href(std::move(href)) {}
    QString m_href;
};

} // namespace trinity
