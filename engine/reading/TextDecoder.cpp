// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/TextDecoder.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QByteArrayList>
#include <QtCore/QStringConverter>

#include <algorithm>
#include <memory>
#include <optional>

#include <uchardet.h>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype guessedBytes = 256 * 1024; // uchardet sees the beginning only: it is slow and certain early
constexpr double shareOfForeignLetters = 0.3; // above it a text is hardly Latin with a few accents
constexpr qsizetype accentsToTrust = 40; // fewer say too little to tell one Latin code page from another

/// What Windows-1252 has where Latin-1 has control characters; 0 where it has nothing either.
constexpr char16_t windows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<QString> decodeWith(QStringConverter::Encoding encoding, const QByteArray &bytes)
{
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

struct Mark {
    QByteArrayView bytes;
    QStringConverter::Encoding encoding;
    QLatin1StringView name;
};

std::optional<DecodedText> decodeByMark(const QByteArray &bytes)
{
    // UTF-32LE begins like UTF-16LE, so it is asked for first.
    static const Mark marks[] = {{QByteArrayView("\xEF\xBB\xBF", 3), QStringConverter::Utf8, "UTF-8"_L1},
                                 {QByteArrayView("\xFF\xFE\0\0", 4), QStringConverter::Utf32LE, "UTF-32LE"_L1},
                                 {QByteArrayView("\0\0\xFE\xFF", 4), QStringConverter::Utf32BE, "UTF-32BE"_L1},
                                 {QByteArrayView("\xFF\xFE", 2), QStringConverter::Utf16LE, "UTF-16LE"_L1},
                                 {QByteArrayView("\xFE\xFF", 2), QStringConverter::Utf16BE, "UTF-16BE"_L1}};
    for (const auto &mark : marks) {
        if (!bytes.startsWith(mark.bytes))
            continue;
        DecodedText decoded;
        decoded.encoding = mark.name;
        QStringDecoder decoder(mark.encoding, QStringConverter::Flag::Stateless);
        decoded.text = decoder(bytes.mid(mark.bytes.size()));
        return decoded;
    }
    return std::nullopt;
}

/// UTF-16 without a mark: letters of most scripts and every line end leave NULs on one side only.
std::optional<DecodedText> decodeByNuls(const QByteArray &bytes)
{
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        if (bytes.at(i) == '\0')
            ++(i % 2 == 0 ? even : odd);
    const bool little = odd > 0 && even == 0;
    const bool big = even > 0 && odd == 0;
    if (bytes.size() % 2 != 0 || (!little && !big))
        return std::nullopt;
    // ASCII with some NULs in it is binary data: ASCII in UTF-16 has them at every second byte, other scripts have other bytes.
    const bool ascii =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == '\0' || (c >= 0x20 && c < 0x7F) || (c >= '\t' && c <= '\r'); });
    if (ascii && (even + odd) * 3 < bytes.size())
        return std::nullopt;
    const auto text = decodeWith(little ? QStringConverter::Utf16LE : QStringConverter::Utf16BE, bytes);
    if (!text || (even + odd) * 50 < bytes.size())
        return std::nullopt;
    DecodedText decoded;
    decoded.text = *text;
    decoded.encoding = little ? u"UTF-16LE"_s : u"UTF-16BE"_s;
    decoded.guessed = true;
    return decoded;
}

QByteArray namedByDetector(const QByteArray &bytes)
{
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    const auto size = static_cast<size_t>(std::min(bytes.size(), guessedBytes));
    if (uchardet_handle_data(detector.get(), bytes.constData(), size) != 0)
        return {};
    uchardet_data_end(detector.get());
    return QByteArray(uchardet_get_charset(detector.get())).toUpper();
}

/// Whether the detector's name may overrule Windows-1252: only with enough evidence in the bytes.
bool isBorneOut(const QByteArray &name, const QByteArray &bytes)
{
    static const QByteArrayList western{"", "ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "ISO-8859-9", "MAC-CENTRALEUROPE"};
    static const QByteArrayList otherLatin{"ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-10", "ISO-8859-13", "ISO-8859-16",
                                           "WINDOWS-1250", "WINDOWS-1257", "WINDOWS-1258", "VISCII",      "IBM852"};
    if (western.contains(name) || name.startsWith("UTF-"))
        return false;
    qsizetype high = 0;
    qsizetype letters = 0;
    for (const char c : bytes) {
        if (static_cast<unsigned char>(c) >= 0x80)
            ++high;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            ++letters;
    }
    if (otherLatin.contains(name))
        return high >= accentsToTrust;
    return static_cast<double>(high) >= shareOfForeignLetters * static_cast<double>(high + letters);
}

DecodedText decodeByGuess(const QByteArray &bytes)
{
    DecodedText decoded;
    decoded.guessed = true;
    const QByteArray name = namedByDetector(bytes);
    if (isBorneOut(name, bytes)) {
        QStringDecoder decoder(name.constData(), QStringConverter::Flag::Stateless);
        if (decoder.isValid()) {
            decoded.text = decoder(bytes);
            if (!decoder.hasError()) {
                decoded.encoding = QString::fromLatin1(name);
                return decoded;
            }
        }
    }
    bool windows = false;
    decoded.text = QString::fromLatin1(bytes);
    for (QChar &c : decoded.text) {
        if (c.unicode() < 0x80 || c.unicode() > 0x9F)
            continue;
        if (const char16_t printable = windows1252[c.unicode() - 0x80]) {
            c = printable;
            windows = true;
        }
    }
    decoded.encoding = windows ? u"Windows-1252"_s : u"ISO-8859-1"_s;
    return decoded;
}

/// LF line ends in place; form feeds part pages, so they become line ends; other control characters go.
void clean(DecodedText &decoded)
{
    QString &text = decoded.text;
    decoded.characters = text.size();
    QChar *out = text.data();
    const QChar *const end = out + text.size();
    for (const QChar *in = out; in != end; ++in) {
        const char16_t c = in->unicode();
        if (c == u'\r') {
            if (in + 1 != end && in[1] == u'\n')
                ++in;
            *out++ = u'\n';
        } else if (c == u'\f' || c == u'\v' || c == 0x2028 || c == 0x2029 || c == 0x85) {
            *out++ = u'\n';
        } else if ((c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7F && c < 0xA0)) {
            ++decoded.controlCharacters;
        } else {
            *out++ = c;
        }
    }
    text.truncate(out - text.data());
}

} // namespace

DecodedText decodeText(const QByteArray &bytes)
{
    DecodedText decoded;
    if (auto marked = decodeByMark(bytes)) {
        decoded = std::move(*marked);
    } else if (auto wide = bytes.contains('\0') ? decodeByNuls(bytes) : std::nullopt) {
        decoded = std::move(*wide);
    } else if (auto text = decodeWith(QStringConverter::Utf8, bytes)) {
        decoded.text = std::move(*text);
        decoded.encoding = u"UTF-8"_s;
    } else {
        decoded = decodeByGuess(bytes);
    }
    clean(decoded);
    return decoded;
}

} // namespace trinity
