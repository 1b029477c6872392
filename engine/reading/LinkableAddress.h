// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// A web address as it can be linked: "https://" is put before a bare host name. Empty when the scheme is not http, https
/// or mailto, or the address is malformed.
[[nodiscard]] QString linkableAddress(const QString &address);

} // namespace trinity
