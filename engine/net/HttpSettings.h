// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace trinity {

/// What holds for every request of an HttpClient.
struct HttpSettings {
    HttpSettings() = default;

    /// Certificates (PEM, any number in one text) of authorities to be trusted beside the system's: an office with an
    /// authority of its own, a server at home. They widen the trust, nothing else: a certificate must still be in date and
    /// for the right name. Text without a certificate adds none.
    QByteArray trustedCertificates;
    /// Most connections to one HTTP/2 host, of 90 requests each; requests beyond wait in the client, where no timer runs.
    /// 0: as many as needed.
    int http2Connections = 0;
};

} // namespace trinity
