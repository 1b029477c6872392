// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerAddress.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QString bare(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.mid(1, host.size() - 2) : host;
}

/// Scheme, and whether it was typed. IPv6 without brackets and a port alone are completed.
QString completed(QString text)
{
    static const QRegularExpression portOnly(u"^:?(\\d{1,5})(/.*)?$"_s);
    static const QRegularExpression bareIpv6(u"^([0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(/.*)?$"_s);
    if (const auto match = portOnly.match(text); match.hasMatch())
        return u"localhost:"_s + match.captured(1) + match.captured(2);
    if (const auto match = bareIpv6.match(text); match.hasMatch())
        return u'[' + match.captured(1) + u']' + match.captured(2);
    return text;
}

QStringList segmentsOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

QString joined(const QStringList &segments)
{
    return segments.isEmpty() ? QString() : u'/' + segments.join(u'/');
}

/// Everything before the first /api or /v1.
QString ollamaPath(const QString &path)
{
    QStringList segments = segmentsOf(path);
    const auto end = std::find_if(segments.begin(), segments.end(), [](const QString &s) { return s == "api"_L1 || s == "v1"_L1; });
    segments.erase(end, segments.end());
    return joined(segments);
}

/// Without the endpoint's own name, and with a version: this one unless another stands there already.
QString versionedPath(const QString &path, const QString &usualVersion)
{
    static const QRegularExpression version(u"^v\\d"_s);
    QStringList segments = segmentsOf(path);
    const auto isEndpoint = [](const QString &s) {
        return s == "chat"_L1 || s == "completions"_L1 || s == "models"_L1 || s == "responses"_L1 || s == "messages"_L1;
    };
    while (!segments.isEmpty() && isEndpoint(segments.last()))
        segments.removeLast();
    const bool versioned = std::any_of(segments.begin(), segments.end(), [](const QString &s) { return s.contains(version); });
    if (versioned)
        return joined(segments);
    const qsizetype api = segments.indexOf(u"api"_s);
    if (api >= 0)
        segments = segments.mid(0, api);
    segments.append(usualVersion);
    return joined(segments);
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    const QString name = bare(host);
    if (name.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(name);
    return !address.isNull() && address.isLoopback();
}

bool isPrivateAddress(const QString &host)
{
    const QHostAddress address(bare(host));
    if (address.isNull())
        return false;
    for (const auto &[net, bits] : {std::pair(u"10.0.0.0"_s, 8), std::pair(u"172.16.0.0"_s, 12), std::pair(u"192.168.0.0"_s, 16),
                                    std::pair(u"fc00::"_s, 7), std::pair(u"fe80::"_s, 10)})
        if (address.isInSubnet(QHostAddress(net), bits))
            return true;
    return false;
}

bool isNearHost(const QString &host)
{
    if (isLoopbackHost(host) || isPrivateAddress(host))
        return true;
    if (!QHostAddress(bare(host)).isNull())
        return false;
    if (!host.contains(u'.'))
        return true;
    for (const auto ending : {".local"_L1, ".lan"_L1, ".internal"_L1, ".home.arpa"_L1})
        if (host.endsWith(ending, Qt::CaseInsensitive))
            return true;
    return false;
}

Result<> keyMayTravel(const LlmServer &server)
{
    if (server.apiKey.isEmpty())
        return {};
    if (std::any_of(server.apiKey.begin(), server.apiKey.end(), [](char c) { return c <= ' ' || c > '~'; }))
        return Error(ErrorKind::BadRequest, u"The key holds characters that no key has: blanks, line ends or letters beyond ASCII"_s);
    const QString host = server.url.host();
    if (server.url.scheme() == "https"_L1 || isLoopbackHost(host) || isPrivateAddress(host))
        return {};
    return Error(ErrorKind::BadRequest, u"The key is not sent to %1 over http, where others could read it; use https"_s.arg(host));
}

QList<quint16> usualPorts(LlmProvider provider)
{
    if (provider == LlmProvider::Ollama)
        return {11434};
    if (provider == LlmProvider::OpenAi)
        return {1234, 8080, 8000}; // LM Studio, llama-server, vLLM
    return {};
}

QUrl normalisedServerUrl(const QString &typed, LlmProvider provider)
{
    QString text = typed.trimmed();
    const bool schemeTyped = text.contains("://"_L1);
    if (!schemeTyped)
        text = u"http://"_s + completed(text);
    QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty() || url.port() == 0)
        return {};
    url.setQuery(QString());
    url.setFragment(QString());
    if (url.host() == "0.0.0.0"_L1 || url.host() == "::"_L1) // where a server listens, not where it is
        url.setHost(u"127.0.0.1"_s);
    if (!schemeTyped && url.port() < 0) {
        if (isNearHost(url.host()))
            url.setPort(usualPorts(provider == LlmProvider::Ollama ? provider : LlmProvider::OpenAi).first());
        else if (QHostAddress(url.host()).isNull())
            url.setScheme(u"https"_s);
    }
    if (provider == LlmProvider::Ollama)
        url.setPath(ollamaPath(url.path()));
    else
        url.setPath(versionedPath(url.path(), provider == LlmProvider::Gemini ? u"v1beta"_s : u"v1"_s));
    return url;
}

} // namespace trinity
