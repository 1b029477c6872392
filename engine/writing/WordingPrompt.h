// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Voice.h"
#include "engine/writing/WordingPart.h"

#include <QtCore/QStringList>

namespace trinity {

/// What a model is told. Contact data (e-mail, phone, street, links) is never part of it: no wording needs them.
struct WordingPrompt {
    WordingPrompt() = default;
    WordingPrompt(const Portfolio &portfolio, const Voice &voice, const WordingPart &part);

    QString system; ///< who speaks, limits, rules
    QString facts; ///< the facts between <facts> and </facts>, one a line, and what to answer

    /// The facts and what was wrong with the answer before; the answer itself is not repeated.
    [[nodiscard]] QString again(const QStringList &findings) const;
};

} // namespace trinity
