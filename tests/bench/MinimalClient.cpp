// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/MinimalClient.h"

#include <QtCore/QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

namespace trinity::bench {

namespace {

constexpr int answerPatience = 5000; // ms

int connectTo(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

bool send(int descriptor, const QByteArray &bytes)
{
    return write(descriptor, bytes.constData(), size_t(bytes.size())) == bytes.size(); // the kernel takes a small request whole
}

/// Whether a whole answer stands there: the last chunk, or as many bytes as were announced.
bool isWhole(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n");
    if (head < 0)
        return false;
    const QByteArray lower = answer.left(head).toLower();
    const qsizetype length = lower.indexOf("content-length:");
    if (length < 0)
        return answer.endsWith("\r\n0\r\n\r\n");
    return answer.size() >= head + 4 + lower.mid(length + 15, lower.indexOf('\r', length) - length - 15).trimmed().toLongLong();
}

/// Adds what has come; false at the end of the connection.
bool receive(int descriptor, QByteArray &answer)
{
    char buffer[65536];
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count <= 0)
        return false;
    answer.append(buffer, qsizetype(count));
    return true;
}

struct Line {
    int descriptor = -1;
    QByteArray answer;
};

} // namespace

QByteArray answerTo(quint16 port, const QByteArray &method, const QByteArray &path)
{
    const int descriptor = connectTo(port);
    if (descriptor < 0)
        return {};
    QByteArray answer;
    if (send(descriptor, method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")) {
        pollfd watched{descriptor, POLLIN, 0};
        while (!isWhole(answer) && poll(&watched, 1, answerPatience) > 0 && receive(descriptor, answer)) { }
    }
    close(descriptor);
    const qsizetype head = answer.indexOf("\r\n\r\n");
    return head < 0 ? QByteArray() : answer.mid(head + 4);
}

double answersPerSecond(quint16 port, const QByteArray &path, const QByteArray &body, int requests, int atOnce, Connections connections)
{
    const bool kept = connections == Connections::Kept;
    const QByteArray question = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        + (kept ? "" : "Connection: close\r\n") + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    std::vector<Line> lines(size_t(std::min(atOnce, requests)));
    std::vector<pollfd> watched(lines.size());
    int sent = 0;
    int answered = 0;
    bool works = true;
    const auto ask = [&](size_t i) {
        Line &line = lines[i];
        if (line.descriptor < 0)
            line.descriptor = connectTo(port);
        line.answer.clear();
        works = works && line.descriptor >= 0 && send(line.descriptor, question);
        watched[i] = {line.descriptor, POLLIN, 0};
        ++sent;
    };
    QElapsedTimer timer;
    timer.start();
    for (size_t i = 0; i < lines.size(); ++i)
        ask(i);
    while (works && answered < requests && poll(watched.data(), watched.size(), answerPatience) > 0) {
        for (size_t i = 0; i < lines.size() && works; ++i) {
            if (watched[i].revents == 0)
                continue;
            const bool lives = receive(lines[i].descriptor, lines[i].answer);
            if (!isWhole(lines[i].answer)) {
                works = lives;
                continue;
            }
            ++answered;
            if (!kept) {
                close(lines[i].descriptor);
                lines[i].descriptor = -1;
            }
            watched[i].fd = -1;
            if (sent < requests)
                ask(i);
        }
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    for (const Line &line : lines)
        if (line.descriptor >= 0)
            close(line.descriptor);
    return answered == requests ? answered / seconds : 0;
}

} // namespace trinity::bench
