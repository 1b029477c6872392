// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Writer.h"

namespace trinity {

/// Writes without a server, in the source's own words: chooses, shortens at sentence ends, never invents, never pads.
class BuiltInWriter final : public Writer
{
    Q_OBJECT

public:
    using Writer::Writer;

    [[nodiscard]] Task<WrittenWording> write(WritingTask task) override;
    [[nodiscard]] QString name() const override;
};

/// The same, without a task around it. Pure.
[[nodiscard]] Wording builtInWording(const Portfolio &portfolio, const Voice &voice);

} // namespace trinity
