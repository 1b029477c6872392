// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/extract/PdfPages.h"

#include "app/extract/RunBoxes.h"

#include <QtCore/QBuffer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfSelection>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostPages = 200;
constexpr qsizetype mostText = 5 * 1024 * 1024; // UTF-16 units
constexpr qsizetype mostLinesAsked = 400; // of a page, one by one: each question reads the page anew
constexpr qint64 askingTime = 6000; // milliseconds for all pages; then pages go without places
constexpr double precision = 100; // parts of a point

void writeLine(QIODevice &out, const QJsonObject &object)
{
    out.write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

QList<QRectF> boxesOf(const QPdfSelection &selection)
{
    QList<QRectF> boxes;
    for (const auto &polygon : selection.bounds())
        boxes << polygon.boundingRect();
    return boxes;
}

QJsonArray runOf(const QString &text, const QList<QRectF> &boxes)
{
    QJsonArray run{text};
    QRectF whole;
    for (const auto &box : boxes)
        whole = whole.united(box);
    if (!boxes.isEmpty())
        for (const double value : {whole.x(), whole.y(), whole.width(), whole.height()})
            run << qRound64(value * precision) / precision;
    return run;
}

class PageReading
{
public:
    PageReading(QPdfDocument &document, int page, const QElapsedTimer &time) : m_document(document), m_page(page), m_time(time) { }

    QJsonArray runs(const QString &text, const QList<QRectF> &boxes);

private:
    bool askForBoxes();
    qsizetype positionByAsking(const BoxedLine &line, qsizetype from, qsizetype box);
    void addRuns(const BoxedLine &line);

    QPdfDocument &m_document;
    const int m_page;
    const QElapsedTimer &m_time;
    QList<BoxedLine> m_lines;
    QJsonArray m_runs;
};

bool PageReading::askForBoxes()
{
    if (m_lines.size() > mostLinesAsked)
        return false;
    for (auto &line : m_lines) {
        if (line.visible == 0)
            continue;
        if (m_time.elapsed() > askingTime)
            return false;
        const auto characters = static_cast<int>(line.text.toUcs4().size());
        const auto selection = m_document.getSelectionAtIndex(m_page, line.firstCharacter, characters);
        if (selection.text().trimmed() != line.text.trimmed()) // the parser counts otherwise on this page
            return false;
        line.boxes = boxesOf(selection);
    }
    return true;
}

/// The beginning of the word that begins where the box does. As many boxes stand before a word as those of the text up to it;
/// words are looked for by halves, for each question reads the page anew.
qsizetype PageReading::positionByAsking(const BoxedLine &line, qsizetype from, qsizetype box)
{
    QList<qsizetype> words;
    for (qsizetype i = from + 1; i < line.text.size(); ++i)
        if (line.text.at(i - 1).isSpace() && !line.text.at(i).isSpace())
            words << i;
    const auto boxesBefore = [&](qsizetype position) {
        const auto characters = static_cast<int>(line.text.first(position).toUcs4().size());
        return m_document.getSelectionAtIndex(m_page, line.firstCharacter, characters).bounds().size();
    };
    // Words inside the box before have as many before them; the last one of those begins the box.
    const auto behind =
        std::partition_point(words.cbegin(), words.cend(), [&](qsizetype position) { return boxesBefore(position) <= box; });
    return behind == words.cbegin() || boxesBefore(*std::prev(behind)) != box ? -1 : *std::prev(behind);
}

void PageReading::addRuns(const BoxedLine &line)
{
    qsizetype from = 0;
    qsizetype firstBox = 0; // of the run
    qsizetype looked = 0; // where to look on when a box begins inside a word
    while (m_time.elapsed() < askingTime) {
        const qsizetype box = endOfRun(line, looked);
        if (box < 0)
            break;
        looked = box;
        const qsizetype cut = positionOfBox(line, box).value_or(-2);
        const qsizetype position = cut == -2 ? positionByAsking(line, from, box) : cut;
        if (position <= from)
            continue;
        m_runs << runOf(line.text.sliced(from, position - from).trimmed(), line.boxes.sliced(firstBox, box - firstBox));
        from = position;
        firstBox = box;
    }
    m_runs << runOf(line.text.sliced(from).trimmed(), line.boxes.sliced(firstBox));
}

QJsonArray PageReading::runs(const QString &text, const QList<QRectF> &boxes)
{
    m_lines = boxedLinesOf(text);
    if (!dealBoxes(boxes, m_lines) && !askForBoxes())
        for (auto &line : m_lines)
            line.boxes.clear();
    for (const auto &line : std::as_const(m_lines))
        if (line.visible > 0)
            addRuns(line);
    return m_runs;
}

QLatin1StringView reasonOf(QPdfDocument::Error error)
{
    switch (error) {
    case QPdfDocument::Error::IncorrectPassword: return "password"_L1;
    case QPdfDocument::Error::UnsupportedSecurityScheme: return "security"_L1;
    default: return "format"_L1;
    }
}

} // namespace

void writePdfPages(const QByteArray &bytes, QIODevice &out)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    if (document.status() != QPdfDocument::Status::Ready) {
        writeLine(out, {{u"error"_s, reasonOf(document.error())}});
        return;
    }
    const int pages = document.pageCount();
    if (pages > mostPages) {
        writeLine(out, {{u"error"_s, u"pages"_s}, {u"pages"_s, pages}});
        return;
    }
    writeLine(out, {{u"pages"_s, pages}});
    QElapsedTimer time;
    time.start();
    qsizetype length = 0;
    for (int page = 0; page < pages; ++page) {
        const auto all = document.getAllText(page);
        length += all.text().size();
        if (length > mostText) {
            writeLine(out, {{u"error"_s, u"text"_s}, {u"pages"_s, pages}});
            return;
        }
        const QSizeF size = document.pagePointSize(page);
        PageReading reading(document, page, time);
        writeLine(out, {{u"width"_s, size.width()}, {u"height"_s, size.height()}, {u"runs"_s, reading.runs(all.text(), boxesOf(all))}});
    }
    writeLine(out, {{u"end"_s, true}});
}

} // namespace trinity
