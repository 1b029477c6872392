// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/CleanText.h"
#include "engine/site/SafeUrl.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_SafeUrl : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatMayNotStandInAPage_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("script") << u"javascript:alert(1)"_s;
        QTest::newRow("script in capitals") << u"JaVaScRiPt:alert(1)"_s;
        QTest::newRow("script after a space") << u" javascript:alert(1)"_s;
        QTest::newRow("script with a tab inside") << u"java\tscript:alert(1)"_s;
        QTest::newRow("script with a line end inside") << u"java\nscript:alert(1)"_s;
        QTest::newRow("data") << u"data:text/html,<script>alert(1)</script>"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("user info") << u"https://example.org@evil.example/"_s;
        QTest::newRow("password") << u"https://user:secret@example.org/"_s;
        QTest::newRow("backslash") << u"https:\\\\example.org"_s;
        QTest::newRow("space inside") << u"https://example.org/a b"_s;
        QTest::newRow("no host") << u"https:///path"_s;
        QTest::newRow("fragment only") << u"#"_s;
        QTest::newRow("relative") << u"projects/index.html"_s;
        QTest::newRow("bidirectional override") << u"https://example.org/\u202Egpj.exe"_s;
        QTest::newRow("NUL") << QString(u"https://example.org/"_s + QChar(u'\0'));
        QTest::newRow("too long") << QString(u"https://example.org/"_s + QString(2100, u'a'));
        QTest::newRow("quotes and brackets") << u"https://example.org/?a=\"'<>"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << u"my own page"_s;
        QTest::newRow("file name") << u"cv.pdf?"_s + QChar(u'\\');
    }

    void refusesWhatMayNotStandInAPage()
    {
        QFETCH(QString, text);
        QVERIFY2(!SafeUrl::fromText(text), qPrintable(text));
    }

    void keepsOrMendsGoodAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("href");
        QTest::addColumn<QString>("display");
        QTest::newRow("https") << u"https://github.com/maralq"_s << u"https://github.com/maralq"_s << u"github.com/maralq"_s;
        QTest::newRow("http") << u"http://example.org/"_s << u"http://example.org/"_s << u"example.org"_s;
        QTest::newRow("host only") << u"lindqvist.example"_s << u"https://lindqvist.example"_s << u"lindqvist.example"_s;
        QTest::newRow("www and path") << u"www.example.org/me/"_s << u"https://www.example.org/me/"_s << u"example.org/me"_s;
        QTest::newRow("surrounding blanks") << u"  https://example.org/a  "_s << u"https://example.org/a"_s << u"example.org/a"_s;
        QTest::newRow("mail") << u"mara@lindqvist.example"_s << u"mailto:mara@lindqvist.example"_s << u"mara@lindqvist.example"_s;
        QTest::newRow("mailto") << u"mailto:mara@lindqvist.example"_s << u"mailto:mara@lindqvist.example"_s << u"mara@lindqvist.example"_s;
        QTest::newRow("letters beyond ASCII") << u"https://bücher.example/straße"_s << u"https://xn--bcher-kva.example/stra%C3%9Fe"_s
                                              << u"xn--bcher-kva.example/straße"_s;
        QTest::newRow("look-alike host shows its true form")
            << u"https://\u0430pple.com"_s << u"https://xn--pple-43d.com"_s << u"xn--pple-43d.com"_s;
        QTest::newRow("at sign in the path") << u"https://hachyderm.example/@mara"_s << u"https://hachyderm.example/@mara"_s
                                             << u"hachyderm.example/@mara"_s;
    }

    void keepsOrMendsGoodAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, href);
        QFETCH(QString, display);
        const auto url = SafeUrl::fromText(text);
        QVERIFY(url);
        QCOMPARE(url->href(), href);
        QCOMPARE(url->display(), display);
    }

    void phoneNumbersBecomeDiallable()
    {
        QCOMPARE(SafeUrl::phone(u"+46 (0)70-123 45 67"_s)->href(), u"tel:+460701234567"_s);
        QCOMPARE(SafeUrl::phone(u"٠١٢٣٤٥٦"_s)->href(), u"tel:0123456"_s);
        QVERIFY(!SafeUrl::phone(u"call me"_s));
        QVERIFY(!SafeUrl::phone(u"12"_s));
    }

    void textLosesWhatNobodySees()
    {
        QCOMPARE(cleanText(u"a\u0000b\u0007c"_s), u"abc"_s);
        QCOMPARE(cleanText(u"a\u202Eb\u2066c\u200Bd\uFEFFe"_s), u"abcde"_s);
        QCOMPARE(cleanText(u"one\ntwo\tthree"_s), u"one\ntwo\tthree"_s);
        QCOMPARE(cleanText(u"a\u200Db"_s), u"ab"_s);
        QCOMPARE(cleanText(u"می\u200Cخواهم"_s), u"می\u200Cخواهم"_s); // the joiner is part of the spelling
        QCOMPARE(cleanText(u"👩\u200D💻"_s), u"👩\u200D💻"_s);
        QCOMPARE(cleanText(QString(QChar(0xD800)) + u"x"_s), u"\uFFFDx"_s);
        QCOMPARE(letterCount(u"e\u0301👩\u200D💻"_s), 2);
    }
};

QTEST_GUILESS_MAIN(tst_SafeUrl)
#include "tst_SafeUrl.moc"
