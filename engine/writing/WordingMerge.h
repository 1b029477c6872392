// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/WordingAnswer.h"

namespace trinity {

/// Answers to parts, in the order of the source, put together to what one question would have brought.
class WordingMerge
{
public:
    /// The answer as the object it is, and as it was read.
    void add(const QJsonObject &object, const WordingAnswer &read, const WordingPart &part);
    /// A piece of the source's prose is not worded: the about text of the others would say half of it.
    void keepSourcesAbout() { m_aboutIsWhole = false; }

    /// As if one model had answered all of it; of a single part its own answer, untouched.
    [[nodiscard]] QJsonObject object() const;
    /// The texts so far, for a preview.
    [[nodiscard]] const Wording &soFar() const { return m_soFar; }

private:
    QJsonObject m_object;
    QStringList m_about;
    Wording m_soFar;
    int m_parts = 0;
    bool m_aboutIsWhole = true;
};

/// Both wordings' texts: the first one's where both have one, but for the about text, which goes on.
[[nodiscard]] Wording mergedWordings(Wording first, const Wording &second);

} // namespace trinity
