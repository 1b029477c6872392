// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>

namespace trinity {

/// What a word before a colon says about the value behind it: "Tel.", "Correo", "GitHub".
struct ContactLabel {
    enum class Kind { Email, Phone, Address, Place, Name, Profile, Other };

    Kind kind = Kind::Other;
    QString network; ///< of a profile
};

/// By folded name, in six languages and some words of others.
[[nodiscard]] const QHash<QString, ContactLabel> &contactLabels();

/// The network whose profiles live on a host ("github.com" is GitHub), or empty.
[[nodiscard]] QString networkOfHost(QString host);

} // namespace trinity
