// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"

#include "engine/base/Logging.h"
#include "engine/reading/ContentSniffer.h"
#include "engine/reading/DocumentText.h"
#include "engine/reading/HtmlText.h"
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

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 leastPiece = 64 * 1024; // also of files that say they are empty, as some of the kernel's are

Error badSource(const QString &name, const QString &what)
{
    return Error(ErrorKind::BadSource, u"%1 %2"_s.arg(name, what));
}

Error tooLarge(const QString &name, qint64 size, qint64 most)
{
    return Error(ErrorKind::TooLarge,
                 u"%1 is larger than %2 MB (%3 MB), too large for a portfolio; leave out what the site does not need"_s.arg(name)
                     .arg(most / (1024 * 1024))
                     .arg(double(size) / (1024 * 1024), 0, 'f', 1));
}

/// Before it is parsed: it claims to be one, and is held to that afterwards.
bool mayBeTrinity(const QByteArray &bytes)
{
    const QByteArrayView start = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    return (start.startsWith('{') || start.startsWith("\xEF\xBB\xBF{")) && bytes.contains("\"trinity\"");
}

/// Refuses what is neither a document nor a text. Nothing when the bytes may be read on.
std::optional<Error> refusal(const QString &name, const QByteArray &bytes, qint64 size)
{
    const bool document = documentKindOf(bytes).has_value();
    if (const QString format = document ? QString() : foreignFormatOf(bytes); !format.isEmpty())
        return badSource(name, u"is "_s + format);
    qint64 most = document ? PortfolioReader::maximumDocumentBytes : PortfolioReader::maximumBytes;
    if (!document && size > most && mayBeTrinity(bytes))
        most = PortfolioReader::maximumTrinityBytes;
    if (size > most)
        return tooLarge(name, size, most);
    if (bytes.isEmpty())
        return badSource(name, u"is empty"_s);
    return std::nullopt;
}

/// A source whose text is known, before its facts are.
struct Opened {
    SourceDocument document;
    ExtractedText extracted; ///< of documents and pages; its text has moved into the document
};

Result<Opened> openDocument(const QString &name, const QByteArray &bytes, SourceKind kind)
{
    auto text = readDocumentText(kind, bytes);
    if (!text) {
        Error error = text.error();
        error.detail = name + u' ' + error.detail;
        return error;
    }
    Opened opened;
    opened.document.kind = kind;
    opened.document.text = std::move(text->text);
    opened.extracted = std::move(*text);
    return opened;
}

Result<Opened> openText(const QString &name, const QByteArray &bytes)
{
    DecodedText decoded = decodeText(bytes);
    const bool wide = decoded.encoding.startsWith("UTF-16"_L1) || decoded.encoding.startsWith("UTF-32"_L1);
    if (decoded.controlCharacters * 20 > decoded.characters || (!wide && bytes.contains('\0')))
        return badSource(name, u"is binary data of an unknown kind, not a text; save it as DOCX or PDF"_s);
    if (QStringView(decoded.text).trimmed().isEmpty())
        return badSource(name, u"holds nothing but white space"_s);
    if (const QString format = foreignTextFormatOf(decoded.text); !format.isEmpty())
        return badSource(name, u"is "_s + format);

    Opened opened;
    opened.document.encoding = decoded.encoding;
    opened.document.encodingGuessed = decoded.guessed;
    opened.document.kind = kindOfText(decoded.text);
    if (opened.document.kind == SourceKind::Html) {
        auto text = readHtmlText(decoded.text);
        if (!text)
            return Error(text.error().kind, name + u' ' + text.error().detail);
        opened.document.text = std::move(text->text);
        opened.extracted = std::move(*text);
    } else {
        opened.document.text = std::move(decoded.text);
    }
    return opened;
}

Result<Opened> open(const QString &name, const QByteArray &bytes)
{
    const auto kind = documentKindOf(bytes);
    auto opened = kind ? openDocument(name, bytes, *kind) : openText(name, bytes);
    if (opened) {
        opened->document.name = name;
        opened->document.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    }
    return opened;
}

void readText(ReadPortfolio &reading, const QList<MarkdownBlock> &blocks)
{
    FactSheet sheet(reading.document.text);
    const SourceKind kind = reading.document.kind;
    const bool plain = kind == SourceKind::Pdf || kind == SourceKind::Docx || kind == SourceKind::Odt || kind == SourceKind::Html;
    if (kind == SourceKind::RepositoryDashboard || (plain && looksLikeRepositoryDashboard(reading.document.text)))
        readRepositoryDashboard(sheet);
    else if (kind == SourceKind::Markdown)
        readMarkdownPortfolio(sheet);
    else if (!blocks.isEmpty())
        readBlocks(sheet, blocks);
    else
        readPlainTextCv(sheet);
    // Prose alone says nothing about whose it is.
    if (sheet.portfolio.basics.name.isEmpty() && sheet.portfolio.provenance.size() == (sheet.portfolio.basics.summary.isEmpty() ? 0 : 1))
        return;
    reading.portfolio = std::move(sheet.portfolio);
    reading.report = std::move(sheet.report);
    reading.portfolio.language = guessLanguage(reading.document.text);
}

/// QIODevice::read() reserves all that it may read, and memory for the largest file that is allowed slows down a batch of small ones.
QByteArray readAtMost(QFile &file, qint64 most)
{
    QByteArray bytes;
    while (bytes.size() < most) {
        const QByteArray piece = file.read(std::clamp(file.size() - file.pos() + 1, leastPiece, most - bytes.size()));
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    return bytes;
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
    const QByteArray bytes = readAtMost(file, largestBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return badSource(name, u"cannot be read (%1)"_s.arg(file.errorString()));
    if (const auto reason = refusal(name, bytes, std::max<qint64>(file.size(), bytes.size())))
        return *reason;
    return readBytes(name, bytes);
}

Result<ReadPortfolio> PortfolioReader::readBytes(const QString &name, const QByteArray &bytes)
{
    if (const auto reason = refusal(name, bytes, bytes.size()))
        return *reason;
    auto opened = open(name, bytes);
    if (!opened)
        return opened.error();

    ReadPortfolio reading;
    reading.document = std::move(opened->document);
    if (reading.document.kind == SourceKind::JsonResume) {
        auto json = readJsonPortfolio(reading.document.text);
        if (!json)
            return Error(json.error().kind, u"%1 %2"_s.arg(name, json.error().detail));
        if (!json->sourceText.isEmpty())
            reading.document.text = json->sourceText;
        reading.document.kind = json->kind;
        reading.portfolio = std::move(json->portfolio);
        reading.report = std::move(json->report);
        reading.saved = std::move(json->saved);
        if (!reading.saved && bytes.size() > maximumBytes)
            return tooLarge(name, bytes.size(), maximumBytes);
    } else {
        readText(reading, opened->extracted.blocks);
    }
    if (reading.report.factsRead == 0)
        return badSource(name, u"holds no name and no other fact about a person; write the name at its top"_s);
    reading.report.notUnderstood << opened->extracted.findings;
    if (const QString mismatch = nameMismatch(name, reading.document.kind); !mismatch.isEmpty())
        reading.report.notUnderstood << mismatch;
    qCDebug(lcReading) << "Read" << name << "as" << static_cast<int>(reading.document.kind) << "with" << reading.report.factsRead
                       << "facts";
    return reading;
}

QStringList PortfolioReader::portfolioFilesIn(const QString &folder)
{
    static const QStringList patterns{u"*.txt"_s,  u"*.text"_s, u"*.md"_s,  u"*.markdown"_s, u"*.json"_s, u"*.trinity"_s,
                                      u"*.html"_s, u"*.htm"_s,  u"*.pdf"_s, u"*.docx"_s,     u"*.odt"_s};
    const QDir directory(folder);
    QStringList files;
    const auto names = directory.entryList(patterns, QDir::Files | QDir::Readable, QDir::Name);
    for (const auto &name : names)
        files << directory.filePath(name);
    return files;
}

} // namespace trinity
