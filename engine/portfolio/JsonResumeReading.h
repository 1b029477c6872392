// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/JsonResumeShape.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace trinity::resume {

/// Reads a parsed JSON Resume and writes down what it came to. What a field cannot hold (a wrong type, a null, an empty
/// value, a key that is not known) stays in `extra` of its object, so that writing gives it back.
class Reading
{
public:
    explicit Reading(ImportReport &report) : m_report(report) { }

    [[nodiscard]] Portfolio portfolio(const QJsonObject &root);

private:
    template <typename T>
    T object(const QJsonObject &source, const QString &pointer);
    template <typename T>
    QList<T> list(const QJsonValue &value, const QString &pointer, QLatin1StringView nameKey, QJsonObject &extra, const QString &key);

    template <typename T>
    bool take(T &into, const Field<T> &field, const QJsonValue &value, const QString &pointer);
    bool takeText(QString &into, Check check, const QJsonValue &value, const QString &pointer);
    bool takeDate(QString &into, const QString &text, const QString &pointer);
    bool takeStrings(QStringList &into, const QJsonValue &value, const QString &pointer);
    bool takeNumber(std::optional<qint64> &into, const QJsonValue &value, const QString &pointer);
    Basics basics(const QJsonObject &source, const QString &pointer);
    void keep(QJsonObject &extra, const QString &key, const QJsonValue &value, const QString &pointer);
    void find(const QString &pointer, const QString &what);

    ImportReport &m_report;
};

} // namespace trinity::resume
