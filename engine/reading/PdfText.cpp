// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PdfText.h"

#include "engine/reading/PageLayout.h"
#include "engine/reading/PdfProcess.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double longestLength = 20'000; // points; a larger place is none

Error pdfError(const QString &words, ErrorKind kind = ErrorKind::BadSource)
{
    return Error(kind, words);
}

std::optional<Error> errorOfEnd(PdfProcess::End end)
{
    switch (end) {
    case PdfProcess::End::Finished: return std::nullopt;
    case PdfProcess::End::NotFound:
        return pdfError(u"is a PDF, and the program that reads PDFs, trinity-extract, is missing: install Trinity again"_s);
    case PdfProcess::End::Refused: return pdfError(u"is a PDF, and the program that reads PDFs, trinity-extract, does not start"_s);
    case PdfProcess::End::TooSlow:
        return pdfError(u"is a PDF that takes more than 20 seconds to read; print it into a new PDF, or save it as DOCX"_s,
                        ErrorKind::TooLarge);
    case PdfProcess::End::TooMuch: return pdfError(u"holds more than 5 MB of text, too much for a portfolio; leave out what the site does not need"_s, ErrorKind::TooLarge);
    case PdfProcess::End::Crashed: break;
    }
    return pdfError(u"is a broken PDF: reading it failed; print it into a new PDF, or save it as DOCX"_s);
}

std::optional<Error> errorOfLine(const QJsonObject &line)
{
    const QString reason = line.value("error"_L1).toString();
    if (reason.isEmpty())
        return std::nullopt;
    if (reason == "password"_L1)
        return pdfError(u"is locked with a password; save it without one"_s);
    if (reason == "security"_L1)
        return pdfError(u"is locked in a way that cannot be opened; print it into a new PDF"_s);
    if (reason == "pages"_L1)
        return pdfError(u"has %1 pages, and a portfolio may have 200"_s.arg(line.value("pages"_L1).toInt()), ErrorKind::TooLarge);
    if (reason == "text"_L1)
        return errorOfEnd(PdfProcess::End::TooMuch);
    return pdfError(u"is a broken PDF: it cannot be opened; print it into a new PDF, or save it as DOCX"_s);
}

PageRun runOf(const QJsonArray &parts)
{
    QRectF box;
    if (parts.size() == 5) {
        const QRectF place(parts.at(1).toDouble(), parts.at(2).toDouble(), parts.at(3).toDouble(), parts.at(4).toDouble());
        const bool sound = place.isValid() && std::abs(place.x()) < longestLength && std::abs(place.y()) < longestLength
            && place.width() < longestLength && place.height() < longestLength;
        if (sound)
            box = place;
    }
    return PageRun(parts.at(0).toString(), box);
}

PrintedPage pageOf(const QJsonObject &line)
{
    PrintedPage page;
    page.size = QSizeF(line.value("width"_L1).toDouble(), line.value("height"_L1).toDouble());
    const auto runs = line.value("runs"_L1).toArray();
    for (const auto &run : runs)
        page.runs << runOf(run.toArray());
    return page;
}

QString pageNumbers(const QList<int> &numbers)
{
    QStringList words;
    for (const int number : numbers.first(std::min<qsizetype>(numbers.size(), 10)))
        words << QString::number(number);
    return words.join(u", "_s) + (numbers.size() > words.size() ? u" and others"_s : QString());
}

Result<ExtractedText> textOf(const QList<PrintedPage> &pages)
{
    QList<int> pictures;
    for (qsizetype i = 0; i < pages.size(); ++i)
        if (pages.at(i).runs.isEmpty())
            pictures << static_cast<int>(i) + 1;
    if (pictures.size() == pages.size())
        return pdfError(u"holds pictures of pages and no text, as a scan does; export it from the program it was written in as PDF or "
                        "DOCX, or let a program recognise its text"_s);
    ExtractedText result;
    LaidOutText laidOut = layOut(pages);
    result.text = std::move(laidOut.text);
    if (!pictures.isEmpty())
        result.findings << (pictures.size() == 1 ? u"page %1 holds no text: it may be a picture"_s
                                                 : u"pages %1 hold no text: they may be pictures"_s)
                               .arg(pageNumbers(pictures));
    if (!laidOut.leftOut.isEmpty())
        result.findings << u"repeated at the margins of the pages and left out: %1"_s.arg(laidOut.leftOut.join(u", "_s));
    return result;
}

} // namespace

Result<ExtractedText> readPdfText(const QByteArray &bytes)
{
    const PdfProcess process = runPdfProcess(bytes);
    if (const auto error = errorOfEnd(process.end))
        return *error;
    QList<PrintedPage> pages;
    bool complete = false;
    for (qsizetype at = 0; at < process.output.size() && !complete;) {
        qsizetype end = process.output.indexOf('\n', at);
        if (end < 0)
            end = process.output.size();
        const auto line = QJsonDocument::fromJson(QByteArray::fromRawData(process.output.constData() + at, end - at)).object();
        at = end + 1;
        if (const auto error = errorOfLine(line))
            return *error;
        if (line.contains("runs"_L1))
            pages << pageOf(line);
        complete = line.value("end"_L1).toBool();
    }
    if (!complete)
        return *errorOfEnd(PdfProcess::End::Crashed);
    if (pages.isEmpty())
        return pdfError(u"is a PDF without pages"_s);
    return textOf(pages);
}

} // namespace trinity
