// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/Writer.h"

namespace trinity {

class LlmClient;

/// Asks a model to word hero, tagline, about and the featured items; everything else keeps the source's words. An answer
/// that cannot be used is asked for once more with the findings, then it is a BadAnswer. Texts that break the voice's
/// limits end at an earlier sentence or are left out. Errors otherwise: those of LlmClient, with the attempts of all requests.
/// The client must outlive the writer. A writer that dies lets its tasks end with Cancelled; cancel them first.
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
};

} // namespace trinity
