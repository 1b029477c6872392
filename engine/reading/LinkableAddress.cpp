// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/LinkableAddress.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QString linkableAddress(const QString &address)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]*:"_s);
    const bool bare = !scheme.match(address).hasMatch();
    const QUrl url(bare ? u"https://"_s + address : address, QUrl::StrictMode);
    if (!url.isValid() || address.contains(u' ') || address.contains(u'\\') || !url.userInfo().isEmpty())
        return {};
    if (url.scheme() == "mailto"_L1)
        return url.path().contains(u'@') ? address : QString();
    if ((url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || !url.host().contains(u'.'))
        return {};
    return bare ? u"https://"_s + address : address;
}

} // namespace trinity
