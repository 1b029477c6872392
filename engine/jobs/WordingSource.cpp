// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/WordingSource.h"

#include "engine/writing/Sentences.h"

namespace trinity {

QStringList WordingSource::trusted(const Wording &written) const
{
    QStringList others;
    for (const auto &text : {written.headline, written.subtitle, written.tagline, written.about})
        others << sentencesOf(text);
    for (const auto &text : written.items)
        others << sentencesOf(text);
    auto sentences = confirmed;
    for (const auto &edit : edits)
        for (const auto &sentence : sentencesOf(edit))
            if (!others.contains(sentence))
                sentences << sentence;
    return sentences;
}

} // namespace trinity
