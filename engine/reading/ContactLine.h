// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

namespace trinity {

/// What a line of contact data holds.
struct ContactLine {
    enum class Kind { Email, Phone, Address, Handle, Place, Name };

    struct Find {
        Kind kind = Kind::Email;
        QString label; ///< "GitHub", "Tel." ... or empty
        Snippet value;
    };

    ContactLine() = default;

    QList<Find> finds;
    QList<Snippet> rest; ///< pieces that are no contact data
};

/// Takes a line apart: mail, phone, web addresses, handles with a label ("GitHub: ada"), labelled places and names.
[[nodiscard]] ContactLine readContactLine(const SourceLine &line);

/// Whether a piece reads as a place: "Lagos, Nigeria", "10115 Berlin". Only trusted where places are expected.
[[nodiscard]] bool looksLikePlace(QStringView text);

} // namespace trinity
