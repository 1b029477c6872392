// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/TextDecoder.h"

#include <QtCore/QStringConverter>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, QStringConverter::Flag flag = QStringConverter::Flag::Default)
{
    QStringEncoder encoder(encoding, flag);
    return encoder(text);
}

} // namespace

class TestTextDecoder : public QObject
{
    Q_OBJECT

private slots:
    void encodingsAreRecognised_data();
    void encodingsAreRecognised();
    void lineEndsBecomeLineFeeds();
    void controlCharactersAreLeftOutAndCounted();
    void russianBytesAreNotTakenForAccents();
};

void TestTextDecoder::encodingsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("guessed");
    const QString words = u"Zoë Müller, Köln\nGärtnerin für Bäume\n"_s;
    const auto mark = QStringConverter::Flag::WriteBom;
    QTest::newRow("UTF-8") << words.toUtf8() << words << u"UTF-8"_s << false;
    QTest::newRow("UTF-8 with a mark") << encoded(words, QStringConverter::Utf8, mark) << words << u"UTF-8"_s << false;
    QTest::newRow("UTF-16LE with a mark") << encoded(words, QStringConverter::Utf16LE, mark) << words << u"UTF-16LE"_s << false;
    QTest::newRow("UTF-16BE with a mark") << encoded(words, QStringConverter::Utf16BE, mark) << words << u"UTF-16BE"_s << false;
    QTest::newRow("UTF-32LE with a mark") << encoded(words, QStringConverter::Utf32LE, mark) << words << u"UTF-32LE"_s << false;
    QTest::newRow("UTF-16LE without a mark") << encoded(words, QStringConverter::Utf16LE) << words << u"UTF-16LE"_s << true;
    QTest::newRow("UTF-16BE without a mark") << encoded(words, QStringConverter::Utf16BE) << words << u"UTF-16BE"_s << true;
    const QString russian = u"Анна Белова\nИнженер\n"_s;
    QTest::newRow("Russian in UTF-16LE without a mark") << encoded(russian, QStringConverter::Utf16LE) << russian << u"UTF-16LE"_s << true;
    QTest::newRow("Latin-1") << words.toLatin1() << words << u"ISO-8859-1"_s << true;
    QTest::newRow("Windows-1252") << QByteArray("Ren\xE9 \x96 \x93quoted\x94, 5 \x80\n") << u"René – “quoted”, 5 €\n"_s << u"Windows-1252"_s
                                  << true;
    QTest::newRow("plain ASCII") << QByteArray("Ada\n") << u"Ada\n"_s << u"UTF-8"_s << false;
    QTest::newRow("a mark and nothing else") << QByteArray("\xEF\xBB\xBF") << QString() << u"UTF-8"_s << false;
}

void TestTextDecoder::encodingsAreRecognised()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    QFETCH(bool, guessed);
    const auto decoded = decodeText(bytes);
    QCOMPARE(decoded.text, text);
    QCOMPARE(decoded.encoding, encoding);
    QCOMPARE(decoded.guessed, guessed);
    QCOMPARE(decoded.controlCharacters, 0);
}

void TestTextDecoder::lineEndsBecomeLineFeeds()
{
    QCOMPARE(decodeText("a\r\nb\rc\nd\fe").text, u"a\nb\nc\nd\ne"_s);
    QCOMPARE(decodeText("a\r").text, u"a\n"_s);
}

void TestTextDecoder::controlCharactersAreLeftOutAndCounted()
{
    const auto decoded = decodeText(QByteArray("a\x01"
                                               "b\tc\x1b"
                                               "d\x7f"));
    QCOMPARE(decoded.text, u"ab\tcd"_s);
    QCOMPARE(decoded.controlCharacters, 3);
    QCOMPARE(decoded.characters, 8);
}

void TestTextDecoder::russianBytesAreNotTakenForAccents()
{
    // "Инженер-строитель, опыт работы десять лет, Москва" in Windows-1251
    const QByteArray bytes("\xC8\xED\xE6\xE5\xED\xE5\xF0-\xF1\xF2\xF0\xEE\xE8\xF2\xE5\xEB\xFC, \xEE\xEF\xFB\xF2 \xF0\xE0\xE1\xEE\xF2\xFB "
                           "\xE4\xE5\xF1\xFF\xF2\xFC \xEB\xE5\xF2, \xCC\xEE\xF1\xEA\xE2\xE0\n");
    const auto decoded = decodeText(bytes);
    QVERIFY(decoded.guessed);
    QVERIFY2(decoded.text.contains(u"строитель"_s), qPrintable(decoded.encoding));
}

QTEST_GUILESS_MAIN(TestTextDecoder)
#include "tst_TextDecoder.moc"
