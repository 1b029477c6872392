// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Writer.h"

namespace trinity {

class LlmClient;

/// Asks a model to word hero, tagline, about and the featured items; everything else keeps the source's words. The
/// answer must fit the schema that was sent; one that does not is asked for once more with the findings. The client must
/// outlive the writer.
class LlmWriter final : public Writer
{
    Q_OBJECT

public:
    explicit LlmWriter(LlmClient &client, QObject *parent = nullptr);

    [[nodiscard]] Task<WrittenWording> write(WritingTask task) override;
    [[nodiscard]] QString name() const override;

    static constexpr int featuredItems = 8;

private:
    LlmClient &m_client;
    quint64 m_nextRequest = 1;
};

} // namespace trinity
