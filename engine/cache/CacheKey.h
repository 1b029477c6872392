// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCborValue>
#include <QtCore/QLatin1StringView>
#include <QtCore/QMap>

namespace trinity {

/// The name of an answer: what everything that decides it comes to. Collect the fields, then take the digest.
///
/// Digest: SHA-256 of "trinity-cache", NUL, the purpose, NUL, the version of this form as a digit, NUL, and one CBOR map
/// (RFC 8949) of definite length. Its keys are the fields' names in the order of their UTF-8 bytes; its values are typed and
/// length-prefixed, so no value can run into its neighbour. Text is normalised to NFC, and CR LF and CR to LF, as a model sees
/// no difference; nothing else is. Whole numbers have the shortest form whether they were int or double, other numbers are
/// 64-bit. Objects within a field are maps of the same kind. Keys, user names, paths, job numbers and timeouts do not belong
/// here; the digest cannot be turned back into any of the fields.
class CacheKey
{
public:
    /// `purpose` keeps digests of different kinds apart: "answer", "subject".
    explicit CacheKey(QLatin1StringView purpose) : m_purpose(purpose) { }

    /// Text, numbers, bool, or what QCborValue::fromJsonValue() makes of an object. A name that was set is set anew.
    CacheKey &set(QLatin1StringView name, const QCborValue &value);

    /// 32 bytes.
    [[nodiscard]] QByteArray digest() const;

private:
    QLatin1StringView m_purpose;
    QMap<QByteArray, QCborValue> m_fields;
};

} // namespace trinity
