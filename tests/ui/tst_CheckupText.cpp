// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/CheckupText.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using trinity::ServerCheckup;
using trinity::ServerVerdict;
using trinity::ui::CheckupText;

class tst_CheckupText final : public QObject
{
    Q_OBJECT

private slots:
    void everyVerdictSaysSomethingElseInTwoSentences()
    {
        QSet<QString> texts;
        for (int verdict = static_cast<int>(ServerVerdict::NotAnAddress); verdict <= static_cast<int>(ServerVerdict::ModelMissing); ++verdict) {
            ServerCheckup checkup;
            checkup.verdict = static_cast<ServerVerdict>(verdict);
            checkup.url = QUrl(u"http://box:11434"_s);
            checkup.found.models = QStringList{u"small"_s};
            const QString text = CheckupText::of(checkup);
            QVERIFY2(text.count(u'.') >= 2 && text.endsWith(u'.'), qPrintable(text));
            texts.insert(text);
        }
        QCOMPARE(texts.size(), static_cast<int>(ServerVerdict::ModelMissing));
    }

    void namesWhereItLooked()
    {
        ServerCheckup checkup;
        checkup.verdict = ServerVerdict::NothingListens;
        checkup.url = QUrl(u"https://box"_s);
        QVERIFY(CheckupText::of(checkup).contains(u"box"_s));
        QVERIFY(CheckupText::of(checkup).contains(u"443"_s));
    }
};

QTEST_GUILESS_MAIN(tst_CheckupText)
#include "tst_CheckupText.moc"
