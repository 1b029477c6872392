// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// The part of a sentence that the source does not bear out, and why.
struct Doubt {
    Doubt() = default;
    Doubt(QString token_, QString reason_) : token(std::move(token_)), reason(std::move(reason_)) { }
    QString token;
    QString reason; ///< plain English
};

} // namespace trinity
