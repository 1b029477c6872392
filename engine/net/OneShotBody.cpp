// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/OneShotBody.h"

#include <algorithm>
#include <utility>

namespace trinity {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    const qint64 left = m_bytes.size() - m_read;
    if (left == 0)
        return -1; // the end, not "nothing yet"
    const qint64 count = std::min(left, maximum);
    std::copy_n(m_bytes.constData() + m_read, count, data);
    m_read += count;
    if (m_read == m_bytes.size()) { // an answer may take minutes, and hundreds may be awaited
        m_bytes.clear();
        m_read = 0;
    }
    return count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace trinity
