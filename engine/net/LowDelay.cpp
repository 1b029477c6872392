// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/LowDelay.h"

#include <QtNetwork/QNetworkReply>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstdlib>
#include <memory>
#endif

namespace trinity {

#ifdef Q_OS_LINUX

namespace {

constexpr qint64 oneWrite = 15 * 1024; // Qt writes up to 16 KiB at once, the headers among them

int peerPort(int descriptor)
{
    sockaddr_storage peer = {};
    socklen_t size = sizeof peer;
    if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return -1;
    if (peer.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in &>(peer).sin_port);
    if (peer.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 &>(peer).sin6_port);
    return -1;
}

/// QNetworkAccessManager does not show its sockets, so they are found among the process's own descriptors by their peer.
/// One that another thread closes meanwhile does no harm: the option is refused, or makes a stranger send sooner.
void setNoDelayTowards(int port)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> descriptors(opendir("/proc/self/fd"), &closedir);
    if (!descriptors)
        return;
    while (const dirent *entry = readdir(descriptors.get())) {
        const int descriptor = std::atoi(entry->d_name); // "." and ".." become 0, which is no socket to that port
        if (peerPort(descriptor) != port)
            continue;
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

} // namespace

void avoidDelayedSending(QNetworkReply *reply, qint64 bodySize)
{
    const bool isSecure = reply->url().scheme() == QLatin1StringView("https");
    if (!isSecure && bodySize < oneWrite)
        return;
    const int port = reply->url().port(isSecure ? 443 : 80);
    // The first moment at which the socket is sure to be connected; what Qt writes afterwards no longer waits.
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [port] { setNoDelayTowards(port); });
}

#else

void avoidDelayedSending(QNetworkReply *, qint64)
{
}

#endif

} // namespace trinity
