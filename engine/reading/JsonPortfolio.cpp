// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/JsonPortfolio.h"

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/OrderedJson.h"
#include "engine/portfolio/SeedDialect.h"
#include "engine/portfolio/TrinityDocument.h"
#include "engine/reading/JsonPlaces.h"
#include "engine/reading/LanguageGuess.h"
#include "engine/reading/PortfolioReader.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QVarLengthArray>

#include <algorithm>
#include <numeric>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype pointersShared = 2048;

/// Finds the values of a portfolio in the JSON text they were read from.
class PlaceFinder
{
public:
    PlaceFinder(const QString &text, const JsonPlaces &places, SourceKind kind) : m_text(text), m_places(places), m_kind(kind) { }

    void walk(const OrderedJson &value, const QString &pointer);
    [[nodiscard]] const QHash<QString, Provenance> &found() const { return m_found; }
    [[nodiscard]] const QString &prose() const { return m_prose; }

private:
    void place(const QString &pointer, const QString &value);
    [[nodiscard]] QStringList candidates(const QString &pointer) const;
    bool tryPlace(const QString &pointer, const QString &source, const QString &value);

    const QString &m_text;
    const JsonPlaces &m_places;
    const SourceKind m_kind;
    QHash<QString, Provenance> m_found;
    QString m_prose;
};

/// Portfolios hold the same pointers ("/projects/3/description"), a hundred each: those of a batch share the texts, 8 KB a portfolio.
QString sharedPointer(const QString &pointer)
{
    thread_local QSet<QString> known;
    if (const auto found = known.constFind(pointer); found != known.cend())
        return *found;
    if (known.size() < pointersShared)
        known.insert(pointer);
    return pointer;
}

/// 7.0 and 7.
bool isSameNumber(QStringView written, const QString &value)
{
    bool isNumber = false;
    bool isValue = false;
    return written.toDouble(&isNumber) == value.toDouble(&isValue) && isNumber && isValue;
}

bool PlaceFinder::tryPlace(const QString &pointer, const QString &source, const QString &value)
{
    const auto *found = m_places.find(source);
    if (!found)
        return false;
    const auto &place = *found;
    const bool same = QStringView(m_text).mid(place.start, place.end - place.start) == value;
    // An escaped text cannot be compared as it is, and a date may have been cut down; anything else is another value.
    const bool worked = place.escaped || pointer.endsWith("Date"_L1) || pointer.endsWith("/date"_L1) || source.endsWith("/url"_L1);
    if (!same && !worked && !isSameNumber(QStringView(m_text).mid(place.start, place.end - place.start), value))
        return false;
    m_found.insert(sharedPointer(pointer), Provenance(place.start, place.end, same ? Provenance::How::Exact : Provenance::How::Normalised));
    return true;
}

QStringList PlaceFinder::candidates(const QString &pointer) const
{
    if (m_kind == SourceKind::JsonResume)
        return jsonResumeSourcePointers(pointer);
    return seedSourcePointers(pointer);
}

void PlaceFinder::place(const QString &pointer, const QString &value)
{
    if (m_kind == SourceKind::JsonResume && tryPlace(pointer, pointer, value))
        return;
    for (const auto &source : candidates(pointer))
        if (tryPlace(pointer, source, value))
            return;
}

void PlaceFinder::walk(const OrderedJson &value, const QString &pointer)
{
    // Depth is bounded: the portfolio's own shape has four levels, what is deeper is kept unread in `extra`.
    const auto &values = value.values();
    if (value.isObject()) {
        const auto &keys = value.keys();
        QVarLengthArray<qsizetype, 32> order(keys.size()); // by name, whatever the order of the fields: a language is guessed from the beginning
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&keys](qsizetype a, qsizetype b) { return keys.at(a) < keys.at(b); });
        for (const auto at : order)
            walk(values.at(at), pointer + u'/' + keys.at(at));
    } else if (value.isList()) {
        for (qsizetype i = 0; i < values.size(); ++i)
            walk(values.at(i), pointer + u'/' + QString::number(i));
    } else if (value.isText()) {
        const auto text = value.toText();
        place(pointer, text);
        if (text.contains(u' '))
            m_prose += text + u'\n';
    } else if (value.type() == OrderedJson::Type::Number) {
        place(pointer, value.numberText());
    }
}

template <typename T>
void dropExtras(QList<T> &entries)
{
    for (auto &entry : entries)
        entry.extra = {};
}

/// The portfolio as JSON with the known fields only.
OrderedJson knownFields(Portfolio portfolio)
{
    portfolio.extra = {};
    portfolio.meta = {};
    portfolio.basics.extra = {};
    portfolio.basics.location.extra = {};
    dropExtras(portfolio.basics.profiles);
    dropExtras(portfolio.work);
    dropExtras(portfolio.volunteer);
    dropExtras(portfolio.education);
    dropExtras(portfolio.awards);
    dropExtras(portfolio.certificates);
    dropExtras(portfolio.publications);
    dropExtras(portfolio.talks);
    dropExtras(portfolio.skills);
    dropExtras(portfolio.languages);
    dropExtras(portfolio.interests);
    dropExtras(portfolio.references);
    dropExtras(portfolio.projects);
    return orderedJsonResume(portfolio);
}

QString describe(const QJsonValue &value)
{
    if (value.isArray())
        return u"is a JSON list; a portfolio is a JSON object with \"basics\" (JSON Resume) or \"brand_name\""_s;
    const auto object = value.toObject();
    if (object.isEmpty())
        return u"is an empty JSON object"_s;
    QStringList keys = object.keys().first(std::min<qsizetype>(4, object.size()));
    for (auto &key : keys)
        key = u"\"%1\""_s.arg(key.left(40));
    return u"is JSON but no portfolio: it has neither \"basics\" (JSON Resume) nor \"brand_name\"; its keys begin with %1"_s.arg(
        keys.join(u", "_s));
}

void findPlaces(JsonReading &reading, const QString &text, const JsonPlaces &places)
{
    PlaceFinder finder(text, places, reading.kind);
    finder.walk(knownFields(reading.portfolio), QString());
    reading.portfolio.provenance = finder.found();
    reading.portfolio.language = guessLanguage(finder.prose());
}

/// Whether there may be a number that Qt's reader refuses (1e400) or rounds (twenty digits).
bool mayHaveLargeNumbers(const QString &text)
{
    qsizetype digits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c >= u'0' && c <= u'9')
            ++digits;
        else if (digits > 0 && (c == u'e' || c == u'E'))
            return true;
        else
            digits = 0;
        if (digits > 15)
            return true;
    }
    return false;
}

/// Qt's reader is three times as fast and does for most files.
Result<QJsonValue> valueOf(const QString &text, ImportReport &report)
{
    if (!mayHaveLargeNumbers(text)) {
        QJsonParseError problem;
        const auto document = QJsonDocument::fromJson(text.toUtf8(), &problem);
        if (document.isNull())
            return Error(ErrorKind::BadSource, u"is not valid JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
    const auto root = OrderedJson::parseText(text);
    if (!root)
        return root.error();
    for (const auto &pointer : root->numbersOutOfRange())
        report.notUnderstood << u"%1: the number is larger than numbers are here; its digits were read as a text"_s.arg(pointer);
    return root->toQt();
}

/// A document of ours knows its facts and their places; its first source stands for it.
Result<JsonReading> readDocument(const OrderedJson &root, const QString &text)
{
    JsonReading reading;
    const auto document = TrinityDocument::fromTree(root, text.toUtf8(), reading.report);
    if (!document)
        return document.error();
    reading.portfolio = document->facts();
    reading.sourceText = document->content.sources.value(0).source.text;
    if (reading.sourceText.isEmpty()) {
        if (const auto places = JsonPlaces::scan(text))
            findPlaces(reading, text, *places);
    } else {
        reading.portfolio.provenance.removeIf([](const auto &fact) { return fact.value().source != 0; });
    }
    reading.kind = SourceKind::Trinity;
    reading.saved = *document;
    return reading;
}

} // namespace

Result<JsonReading> readJsonPortfolio(const QString &text)
{
    if (text.contains("\"trinity\""_L1)) {
        const auto root = OrderedJson::parseText(text);
        if (!root) // may be a document of ours: told with its JSON pointer
            return root.error();
        if (TrinityDocument::isDocument(*root))
            return readDocument(*root, text);
        if (text.size() > PortfolioReader::maximumBytes) // only a document of ours may be that long
            return Error(ErrorKind::TooLarge, u"is larger than %1 MB, too large for a portfolio"_s.arg(PortfolioReader::maximumBytes / (1024 * 1024)));
    }
    const auto places = JsonPlaces::scan(text);
    if (!places)
        return places.error();
    JsonReading reading;
    const auto value = valueOf(text, reading.report);
    if (!value)
        return value.error();
    const auto object = value->toObject();
    if (looksLikeSeedJson(object)) {
        reading.kind = SourceKind::SeedJson;
        reading.portfolio = portfolioFromSeed(object, reading.report);
    } else if (looksLikeJsonResume(object)) {
        reading.portfolio = portfolioFromJsonResume(object, reading.report);
    } else {
        return Error(ErrorKind::BadSource, describe(*value));
    }
    for (const auto &pointer : places->duplicates())
        reading.report.notUnderstood << u"%1: the key stands twice; the last one counts"_s.arg(pointer);

    findPlaces(reading, text, *places);
    return reading;
}

} // namespace trinity
