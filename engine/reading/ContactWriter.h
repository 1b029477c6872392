// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/ContactLine.h"

namespace trinity {

/// Writes finds into the basics. The first web address that is no profile becomes basics.url. What is already known and
/// said again differently goes to the unplaced.
void writeContacts(FactSheet &sheet, const ContactLine &contacts);

/// "10115 Berlin, Germany" into postal code, city, region and country.
void writePlace(FactSheet &sheet, const Snippet &place);

} // namespace trinity
