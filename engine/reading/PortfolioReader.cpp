// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"

#include "engine/base/Logging.h"
#include "engine/reading/ContentSniffer.h"
#include "engine/reading/JsonPortfolio.h"
#include "engine/reading/LanguageGuess.h"
#include "engine/reading/MarkdownPortfolio.h"
#include "engine/reading/PlainTextCv.h"
#include "engine/reading/RepositoryDashboard.h"
#include "engine/reading/TextDecoder.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badSource(const QString &name, const QString &what)
{
    return Error(ErrorKind::BadSource, u"%1 %2"_s.arg(name, what));
}

Error tooLarge(const QString &name, qint64 size)
{
    return Error(
        ErrorKind::TooLarge,
        u"%1 is larger than 5 MB (%2 MB), too large for a portfolio's text"_s.arg(name).arg(double(size) / (1024 * 1024), 0, 'f', 1));
}

/// Refuses what is no text. Nothing when the bytes may be read on.
std::optional<Error> refusal(const QString &name, const QByteArray &bytes, qint64 size)
{
    if (const QString format = foreignFormatOf(bytes); !format.isEmpty())
        return badSource(name, u"is "_s + format);
    if (size > PortfolioReader::maximumBytes)
        return tooLarge(name, size);
    if (bytes.isEmpty())
        return badSource(name, u"is empty"_s);
    return std::nullopt;
}

Result<SourceDocument> documentOf(const QString &name, const QByteArray &bytes)
{
    DecodedText decoded = decodeText(bytes);
    const bool wide = decoded.encoding.startsWith("UTF-16"_L1) || decoded.encoding.startsWith("UTF-32"_L1);
    if (decoded.controlCharacters * 20 > decoded.characters || (!wide && bytes.contains('\0')))
        return badSource(name, u"is binary data, not a text"_s);
    if (QStringView(decoded.text).trimmed().isEmpty())
        return badSource(name, u"holds nothing but white space"_s);
    if (const QString format = foreignTextFormatOf(decoded.text); !format.isEmpty())
        return badSource(name, u"is "_s + format);

    SourceDocument document;
    document.name = name;
    document.kind = kindOfText(decoded.text);
    document.text = std::move(decoded.text);
    document.encoding = decoded.encoding;
    document.encodingGuessed = decoded.guessed;
    document.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    return document;
}

void readText(ReadPortfolio &reading)
{
    FactSheet sheet(reading.document.text);
    switch (reading.document.kind) {
    case SourceKind::RepositoryDashboard: readRepositoryDashboard(sheet); break;
    case SourceKind::Markdown: readMarkdownPortfolio(sheet); break;
    default: readPlainTextCv(sheet); break;
    }
    // Prose alone says nothing about whose it is.
    if (sheet.portfolio.basics.name.isEmpty() && sheet.portfolio.provenance.size() == (sheet.portfolio.basics.summary.isEmpty() ? 0 : 1))
        return;
    reading.portfolio = std::move(sheet.portfolio);
    reading.report = std::move(sheet.report);
    reading.portfolio.language = guessLanguage(reading.document.text);
}

} // namespace

Result<ReadPortfolio> PortfolioReader::readFile(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (!info.exists())
        return badSource(name, info.isSymLink() ? u"is a link to a file that does not exist"_s : u"does not exist"_s);
    if (info.isDir())
        return badSource(name, u"is a folder, not a file"_s);
    if (!info.isFile()) // opening a pipe would wait for somebody to write into it
        return badSource(name, u"is a device or a pipe, not a file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badSource(name, u"cannot be read (%1)"_s.arg(file.errorString()));
    const QByteArray bytes = file.read(maximumBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return badSource(name, u"cannot be read (%1)"_s.arg(file.errorString()));
    if (bytes.size() > maximumBytes) {
        const auto reason = refusal(name, bytes, std::max<qint64>(file.size(), bytes.size()));
        return reason.value_or(tooLarge(name, file.size()));
    }
    return readBytes(name, bytes);
}

Result<ReadPortfolio> PortfolioReader::readBytes(const QString &name, const QByteArray &bytes)
{
    if (const auto reason = refusal(name, bytes, bytes.size()))
        return *reason;
    auto document = documentOf(name, bytes);
    if (!document)
        return document.error();

    ReadPortfolio reading;
    reading.document = std::move(*document);
    if (reading.document.kind == SourceKind::JsonResume) {
        auto json = readJsonPortfolio(reading.document.text);
        if (!json)
            return badSource(name, json.error().detail);
        reading.document.kind = json->kind;
        reading.portfolio = std::move(json->portfolio);
        reading.report = std::move(json->report);
    } else {
        readText(reading);
    }
    if (reading.report.factsRead == 0)
        return badSource(name, u"holds no name and no other fact about a person"_s);
    qCDebug(lcReading) << "Read" << name << "as" << static_cast<int>(reading.document.kind) << "with" << reading.report.factsRead
                       << "facts";
    return reading;
}

QStringList PortfolioReader::portfolioFilesIn(const QString &folder)
{
    static const QStringList patterns{u"*.txt"_s, u"*.text"_s, u"*.md"_s, u"*.markdown"_s, u"*.json"_s};
    const QDir directory(folder);
    QStringList files;
    const auto names = directory.entryList(patterns, QDir::Files | QDir::Readable, QDir::Name);
    for (const auto &name : names)
        files << directory.filePath(name);
    return files;
}

} // namespace trinity
