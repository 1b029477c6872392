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

/// Writes finds into the basics. The first web address that is no profile becomes basics.url. What is already known and
/// said again differently goes to the unplaced.
void writeContacts(FactSheet &sheet, const ContactLine &contacts);

/// "10115 Berlin, Germany" into postal code, city, region and country.
void writePlace(FactSheet &sheet, const Snippet &place);

/// A web address as it can be linked: "https://" is put before a bare host name. Empty when the scheme is not http, https
/// or mailto, or the address is malformed.
[[nodiscard]] QString linkableAddress(const QString &address);

} // namespace trinity
