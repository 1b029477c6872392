// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/ReadingBenchmark.h"

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>

#include <algorithm>
#include <cmath>

#include <sys/resource.h>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pdfPages = 10;
constexpr int jobsOnAPage = 7;
constexpr int readings = 5; // the median counts
constexpr double megabyte = 1024 * 1024;

/// A job in the words that CVs use; `number` makes each one different.
QByteArrayList jobLines(int number)
{
    const QByteArray n = QByteArray::number(number);
    return {"Senior Engineer, Company " + n + ", Leeds, " + QByteArray::number(1990 + number % 30) + " - "
                + QByteArray::number(1991 + number % 30),
            "- Moved " + n + " nightly jobs to a new scheduler and cut the failures by half.",
            "- Led a team of four engineers and taught SQL to sixty colleagues.",
            "- Wrote the reporting pipeline that nine departments use every day.", ""};
}

/// A PDF of ten full pages, laid out as word processors do: one text object for each line.
QByteArray tenPages()
{
    QByteArrayList objects{"<< /Type /Catalog /Pages 2 0 R >>", QByteArray(), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    QByteArray kids;
    for (int page = 0; page < pdfPages; ++page) {
        QByteArray content = "BT /F 11 Tf 14 TL 50 800 Td ";
        QByteArrayList lines;
        if (page == 0)
            lines << "Imogen Tay"
                  << "Engineer"
                  << "imogen.tay@example.org, +44 113 4960123"
                  << ""
                  << "EXPERIENCE"
                  << "";
        for (int job = 0; job < jobsOnAPage; ++job)
            lines << jobLines(page * jobsOnAPage + job);
        for (const auto &line : std::as_const(lines))
            content += '(' + line + ") Tj T* ";
        content += "ET";
        kids += QByteArray::number(objects.size() + 1) + " 0 R ";
        objects << "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + QByteArray::number(objects.size() + 2)
                + " 0 R /Resources << /Font << /F 3 0 R >> >> >>";
        objects << "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "\nendstream";
    }
    objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(pdfPages) + " >>";
    QByteArray pdf = "%PDF-1.4\n";
    for (qsizetype i = 0; i < objects.size(); ++i)
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    return pdf + "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

QByteArray textOf(qsizetype size)
{
    QByteArray text = "Imogen Tay\nEngineer\nimogen.tay@example.org\n\nEXPERIENCE\n\n";
    for (int job = 0; text.size() < size - 400; ++job)
        text += jobLines(job).join('\n') + '\n';
    return text;
}

double medianMilliseconds(const QString &name, const QByteArray &bytes, int &facts)
{
    QList<double> times;
    for (int i = 0; i < readings; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto reading = PortfolioReader::readBytes(name, bytes);
        times << double(timer.nsecsElapsed()) / 1e6;
        facts = reading ? reading->report.factsRead : 0;
    }
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

double peakMegabytes(decltype(RUSAGE_SELF) who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_maxrss) * 1024 / megabyte;
}

double toTenths(double value)
{
    return std::round(value * 10) / 10;
}

QJsonObject pdfLine(const QString &measure, const QByteArray &bytes)
{
    int facts = 0;
    const double milliseconds = medianMilliseconds(u"cv.pdf"_s, bytes, facts);
    if (facts == 0)
        return {{u"measure"_s, measure}, {u"error"_s, u"the PDF could not be read"_s}};
    return {{u"measure"_s, measure},
            {u"ms"_s, toTenths(milliseconds)},
            {u"limit_ms"_s, 1000},
            {u"facts"_s, facts},
            {u"megabytes_reader"_s, toTenths(peakMegabytes(RUSAGE_SELF))},
            {u"megabytes_extractor"_s, toTenths(peakMegabytes(RUSAGE_CHILDREN))}, // of the largest program started so far
            {u"limit_megabytes"_s, 150}};
}

} // namespace

Lines readingPdf()
{
    Lines lines{pdfLine(u"read_pdf_of_ten_pages"_s, tenPages())};
    QFile sidebar(QStringLiteral(TRINITY_TEST_DATA) + u"/sources/documents/cv-sidebar.pdf"_s);
    if (sidebar.open(QIODevice::ReadOnly))
        lines << pdfLine(u"read_pdf_of_one_page_two_columns"_s, sidebar.readAll());
    return lines;
}

QJsonObject readingText()
{
    QJsonObject line{{u"measure"_s, u"read_text"_s}, {u"limit_ms_5mb"_s, 1000}};
    for (const auto &[key, size] : {std::pair(u"ms_1.25mb"_s, 1.25), std::pair(u"ms_2.5mb"_s, 2.5), std::pair(u"ms_5mb"_s, 5.0)}) {
        int facts = 0;
        line.insert(key, toTenths(medianMilliseconds(u"cv.txt"_s, textOf(static_cast<qsizetype>(size * megabyte)), facts)));
        if (facts == 0)
            line.insert(u"error"_s, u"the text could not be read"_s);
        line.insert(u"facts"_s, facts);
    }
    return line;
}

} // namespace trinity::bench
