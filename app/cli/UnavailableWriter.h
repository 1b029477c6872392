// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Writer.h"

namespace trinity {

/// Stands where a server was asked for that cannot be used: every wording fails with the reason, at once.
class UnavailableWriter final : public Writer
{
    Q_OBJECT

public:
    explicit UnavailableWriter(Error reason, QObject *parent = nullptr);

    [[nodiscard]] Task<WrittenWording> write(WritingTask task) override;
    [[nodiscard]] QString name() const override;

private:
    Error m_reason;
};

} // namespace trinity
