// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonText.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_JsonText : public QObject
{
    Q_OBJECT

private:
    static QByteArray ours(const QString &text)
    {
        QByteArray json("[");
        appendJsonText(json, text);
        return json + ']';
    }

    static QByteArray theirs(const QString &text) { return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact); }

private slots:
    void isWrittenAsQtWritesIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("plain") << u"She builds bridges."_s;
        QTest::newRow("quotes and backslashes") << u"\"C:\\temp\" /"_s;
        QTest::newRow("line ends and tabs") << u"a\nb\r\n\tc\b\f"_s;
        QTest::newRow("every control character") << [] {
            QString text;
            for (char16_t unit = 0; unit < 0x20; ++unit)
                text += QChar(unit);
            return text + QChar(0x7F) + QChar(0x85);
        }();
        QTest::newRow("other scripts") << u"Zürich \u6771\u4EAC \u0416 \u20AC \uFFFD \uFEFF"_s;
        QTest::newRow("beyond the first plane") << u"\U0001F600 \U0010FFFF"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00) + QChar(0xD83D);
    }

    void isWrittenAsQtWritesIt()
    {
        QFETCH(QString, text);
        QCOMPARE(ours(text), theirs(text));
    }

    void anyTextComesBackAsItWas()
    {
        QRandomGenerator random(20260);
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (int length = int(random.bounded(40)); length > 0; --length)
                text += random.bounded(3) > 0 ? QChar(char16_t(random.bounded(0x100))) : QChar(char16_t(random.bounded(0xD800)));
            QCOMPARE(QJsonDocument::fromJson(ours(text)).array().at(0).toString(), text);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JsonText)
#include "tst_JsonText.moc"
