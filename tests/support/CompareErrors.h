// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

#include <QtTest/QTest>

namespace QTest {

/// Makes QCOMPARE(error.kind, ErrorKind::Reset) compile and print names. Qt's own template would find trinity::toString,
/// which returns a view and not the owned text that Qt Test wants.
inline bool qCompare(const trinity::ErrorKind &got, const trinity::ErrorKind &wanted, const char *actual, const char *expected,
                     const char *file, int line)
{
    return compare_helper(
        got == wanted, "The kinds of error differ", [&got] { return qstrdup(trinity::toString(got).data()); },
        [&wanted] { return qstrdup(trinity::toString(wanted).data()); }, actual, expected, file, line);
}

} // namespace QTest
