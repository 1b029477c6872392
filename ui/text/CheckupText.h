// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/ServerCheckup.h"

#include <QtCore/QCoreApplication>

namespace trinity::ui {

/// Why an engine does not work and what to do, in two sentences for the person who typed its address.
class CheckupText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::CheckupText)

public:
    [[nodiscard]] static QString of(const ServerCheckup &checkup);

private:
    [[nodiscard]] static QString whatIsWrong(const ServerCheckup &checkup);
    [[nodiscard]] static QString whatToDo(const ServerCheckup &checkup);
};

} // namespace trinity::ui
