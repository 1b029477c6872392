// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/net/HttpClient.h"
#include "tests/support/TestCertificates.h"

namespace trinity::test {

/// Settings that trust the test's own authority beside the system's.
inline HttpSettings trusting(const TestCertificates &certificates)
{
    HttpSettings settings;
    settings.trustedCertificates = certificates.authority();
    return settings;
}

} // namespace trinity::test
