// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringView>

namespace trinity {

/// Appends a JSON string, quotation marks included, as QJsonDocument would write it: UTF-8, and half a surrogate pair as an escape
/// sequence.
void appendJsonText(QByteArray &json, QStringView text);

} // namespace trinity
