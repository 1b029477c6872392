// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

namespace trinity {

/// A request body that can be read once. Qt silently sends a request again when the peer closes early, if it can rewind
/// the body; a generation must never be paid for twice, so this one cannot be rewound.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read + QIODevice::bytesAvailable(); }
    /// From now on Qt may believe that the body was rewound. Before it hands over a redirect of the kind that repeats the
    /// body (307, 308) it wants to rewind, although it does not follow; being refused it would withhold the answer.
    void pretendToRewind() { m_pretendsToRewind = true; }

    bool seek(qint64) override { return false; } ///< without QIODevice's warning: being asked is ordinary here
    bool reset() override { return m_pretendsToRewind; }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
    bool m_pretendsToRewind = false;
};

} // namespace trinity
