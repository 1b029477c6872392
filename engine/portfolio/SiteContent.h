// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"
#include "engine/portfolio/Wording.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// Facts and wording side by side, with the rules of which of the two a page shows.
struct SiteContent {
    SiteContent() = default;
    SiteContent(Portfolio facts_, Wording wording_) : facts(std::move(facts_)), wording(std::move(wording_)) { }

    Portfolio facts;
    Wording wording;

    /// The hero's title: the wording's, else the role, else the name.
    [[nodiscard]] QString headline() const;
    /// The wording's subtitle, else the source's summary.
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString tagline() const; ///< the wording's, else the role
    [[nodiscard]] QString about() const; ///< the wording's, else the source's, else empty
    /// The text of a project or job: the wording's for that pointer, else the source's own.
    [[nodiscard]] QString itemText(const QString &pointer, const QString &sourceText) const;

    /// The seed guide's object, key for key; everything it has no place for under "x_resume".
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace trinity
