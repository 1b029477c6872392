// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/WireRecording.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <optional>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

/// Reads a recording from front to back; bytes are counted after undoing the escapes.
class Cursor
{
public:
    explicit Cursor(const QByteArray &text) : m_text(text) { }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    QByteArray takeLine()
    {
        const qsizetype end = m_text.indexOf('\n', m_at);
        const QByteArray line = m_text.mid(m_at, end < 0 ? -1 : end - m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
        return line;
    }

    bool takeUpTo(char last, QByteArray *taken)
    {
        const qsizetype end = m_text.indexOf(last, m_at);
        if (end < 0)
            return false;
        *taken = m_text.mid(m_at, end + 1 - m_at);
        m_at = end + 1;
        return true;
    }

    bool take(char expected)
    {
        if (atEnd() || m_text.at(m_at) != expected)
            return false;
        ++m_at;
        return true;
    }

    /// That many bytes, then the line end that was added if they do not end a line themselves.
    std::optional<QByteArray> takeBytes(qsizetype count)
    {
        QByteArray bytes;
        while (bytes.size() < count) {
            if (atEnd())
                return std::nullopt;
            const char character = m_text.at(m_at++);
            if (character != '\\') {
                bytes += character;
                continue;
            }
            if (atEnd())
                return std::nullopt;
            const char escaped = m_text.at(m_at++);
            if (escaped != 'r' && escaped != '\\')
                return std::nullopt;
            bytes += escaped == 'r' ? '\r' : '\\';
        }
        if (!bytes.endsWith('\n') && !take('\n'))
            return std::nullopt;
        return bytes;
    }

private:
    QByteArray m_text;
    qsizetype m_at = 0;
};

std::optional<QByteArray> unchunked(const QByteArray &body)
{
    QByteArray result;
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype lineEnd = body.indexOf("\r\n", at);
        bool isNumber = false;
        const qsizetype size = body.mid(at, lineEnd - at).toLongLong(&isNumber, 16);
        if (lineEnd < 0 || !isNumber)
            return std::nullopt;
        result += body.mid(lineEnd + 2, size);
        at = lineEnd + 2 + size + 2;
    }
    return result;
}

} // namespace

Result<WireRecording> WireRecording::load(const QString &name)
{
    QFile file(u"%1/wire/%2.txt"_s.arg(QStringLiteral(TRINITY_TEST_DATA), name));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorKind::BadSource, u"%1.txt: %2"_s.arg(name, file.errorString()));
    return parse(file.readAll(), name);
}

Result<WireRecording> WireRecording::parse(const QByteArray &file, const QString &name)
{
    const auto damaged = [&](const QString &why) { return Error(ErrorKind::BadSource, u"%1.txt: %2"_s.arg(name, why)); };
    Cursor cursor(file);

    WireRecording recording;
    QByteArray line = cursor.takeLine();
    while (line.startsWith("# "))
        line = cursor.takeLine();
    static const QRegularExpression requestHead(u"^######## REQUEST \\((\\d+) bytes\\)$"_s);
    const auto request = requestHead.match(QString::fromLatin1(line));
    const auto requestBytes = cursor.takeBytes(request.captured(1).toLongLong());
    if (!request.hasMatch() || !requestBytes)
        return damaged(u"the request is damaged"_s);
    recording.m_request = *requestBytes;

    static const QRegularExpression answerHead(u"^######## RESPONSE \\((\\d+) bytes, (\\d+) reads; (server closed|kept open)\\)$"_s);
    const auto answer = answerHead.match(QString::fromLatin1(cursor.takeLine()));
    if (!answer.hasMatch())
        return damaged(u"the answer's heading is damaged"_s);
    recording.m_closedByServer = answer.captured(3) == "server closed"_L1;

    static const QRegularExpression readHead(u"^\\[t\\+(\\d+(?:\\.\\d+)?)ms (\\d+)B\\]$"_s);
    while (!cursor.atEnd()) {
        QByteArray mark;
        const auto read = cursor.takeUpTo(']', &mark) ? readHead.match(QString::fromLatin1(mark)) : QRegularExpressionMatch();
        if (!read.hasMatch() || !cursor.take(' '))
            return damaged(u"the mark of read %1 is damaged"_s.arg(recording.m_reads.size()));
        const auto bytes = cursor.takeBytes(read.captured(2).toLongLong());
        if (!bytes)
            return damaged(u"read %1 is damaged"_s.arg(recording.m_reads.size()));
        recording.m_reads.append({microseconds(qRound64(read.captured(1).toDouble() * 1000)), *bytes});
    }
    if (recording.m_reads.size() != answer.captured(2).toInt() || recording.answer().size() != answer.captured(1).toInt())
        return damaged(u"reads are missing"_s);
    return recording;
}

QByteArray WireRecording::answer() const
{
    QByteArray result;
    for (const Read &read : m_reads)
        result += read.bytes;
    return result;
}

int WireRecording::status() const
{
    return answer().mid(9, 3).toInt(); // after "HTTP/1.1 "
}

QByteArray WireRecording::body() const
{
    const QByteArray whole = answer();
    const qsizetype headEnd = whole.indexOf("\r\n\r\n") + 4;
    const QByteArray coded = whole.mid(headEnd);
    if (!whole.left(headEnd).toLower().contains("transfer-encoding: chunked"))
        return coded;
    return unchunked(coded).value_or(QByteArray());
}

FakeReply WireRecording::reply(Pace pace) const
{
    FakeReply result;
    microseconds before = {};
    for (const Read &read : m_reads) {
        result.pause(pace == Pace::AsRecorded ? duration_cast<milliseconds>(read.at - before) : 0ms).send(read.bytes);
        before = read.at;
    }
    return m_closedByServer ? result.close() : result;
}

} // namespace trinity::test
