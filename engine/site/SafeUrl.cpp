// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/SafeUrl.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumLength = 2048;

bool hasForbiddenCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u'\\' || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

bool looksLikeHost(const QString &text)
{
    static const QRegularExpression host(uR"(^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d{1,5})?([/?#].*)?$)"_s);
    return host.match(text).hasMatch();
}

} // namespace

std::optional<SafeUrl> SafeUrl::fromText(const QString &text)
{
    QString candidate = text.trimmed();
    if (candidate.isEmpty() || candidate.size() > maximumLength || hasForbiddenCharacter(candidate))
        return {};
    if (!candidate.contains(u':') && candidate.contains(u'@'))
        return mailTo(candidate);
    if (looksLikeHost(candidate))
        candidate.prepend(u"https://"_s);

    const QUrl url(candidate, QUrl::StrictMode);
    if (!url.isValid())
        return {};
    const auto scheme = url.scheme().toLower();
    if (scheme == "mailto"_L1)
        return mailTo(url.path());
    if (scheme == "tel"_L1)
        return phone(url.path());
    if ((scheme != "https"_L1 && scheme != "http"_L1) || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    const auto href = url.toString(QUrl::FullyEncoded);
    if (href.isEmpty() || href.size() > maximumLength)
        return {};
    return SafeUrl(href);
}

std::optional<SafeUrl> SafeUrl::mailTo(const QString &address)
{
    static const QRegularExpression shape(uR"(^[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$)"_s);
    const auto trimmed = address.trimmed();
    if (trimmed.size() > 254 || !shape.match(trimmed).hasMatch())
        return {};
    return SafeUrl(u"mailto:"_s + QString::fromLatin1(QUrl::toPercentEncoding(trimmed, "@+", "'")));
}

std::optional<SafeUrl> SafeUrl::phone(const QString &number)
{
    QString digits;
    for (const auto c : number) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if (c == u'+' && digits.isEmpty())
            digits += c;
        else if (!c.isSpace() && !u"-/.()"_s.contains(c))
            return {};
    }
    if (digits.size() < 4 || digits.size() > 20)
        return {};
    return SafeUrl(u"tel:"_s + digits);
}

QString SafeUrl::display() const
{
    const QUrl url(m_href);
    if (url.scheme() == "mailto"_L1 || url.scheme() == "tel"_L1)
        return url.path(QUrl::FullyDecoded);
    auto text = url.host(QUrl::FullyEncoded);
    if (text.startsWith("www."_L1))
        text.remove(0, 4);
    if (url.port() != -1)
        text += u':' + QString::number(url.port());
    text += url.path(QUrl::PrettyDecoded);
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

QString SafeUrl::host() const
{
    return QUrl(m_href).host(QUrl::FullyEncoded);
}

} // namespace trinity
