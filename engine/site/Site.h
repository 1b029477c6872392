// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace trinity {

/// A finished site: relative path to bytes. "index.html" is always there and needs no other file to be complete.
struct Site {
    Site() = default;
    QString theme;
    QMap<QString, QByteArray> files;
    bool operator==(const Site &) const = default;
};

} // namespace trinity
