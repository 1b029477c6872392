// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/CacheKey.h"

#include <QtCore/QCborMap>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

namespace {

CacheKey key()
{
    return CacheKey("answer"_L1);
}

QCborValue json(const QByteArray &text)
{
    return QCborMap::fromJsonObject(QJsonDocument::fromJson(text).object());
}

} // namespace

class tst_CacheKey : public QObject
{
    Q_OBJECT

private slots:
    void isASha256AndStaysTheSameForEver()
    {
        const auto digest = key().set("model"_L1, u"llama3.2:3b"_s).set("tokens"_L1, 2048).digest();
        QCOMPARE(digest.size(), 32);
        // The form written out by hand: a map of two, texts with their lengths, a number.
        const QByteArray form = QByteArrayLiteral("trinity-cache\0answer\0001\0\xa2\x65model\x6bllama3.2:3b\x66tokens\x19\x08\x00");
        QCOMPARE(digest.toHex(), QCryptographicHash::hash(form, QCryptographicHash::Sha256).toHex());
    }

    void doesNotDependOnTheOrderOfTheFields()
    {
        QCOMPARE(key().set("a"_L1, 1).set("b"_L1, 2).digest(), key().set("b"_L1, 2).set("a"_L1, 1).digest());
        QCOMPARE(key().set("s"_L1, json(R"({"x":1,"y":{"b":[1,2],"a":null}})")).digest(),
                 key().set("s"_L1, json(R"({"y":{"a":null,"b":[1,2]},"x":1})")).digest());
    }

    void noValueRunsIntoItsNeighbour()
    {
        QSet<QByteArray> digests;
        const QList<std::pair<QString, QString>> pairs{{u"ab"_s, u"c"_s},  {u"a"_s, u"bc"_s},   {u"abc"_s, {}},
                                                       {{}, u"abc"_s},     {u"a\0b"_s, u"c"_s}, {u"a"_s, u"\0bc"_s},
                                                       {u"a:b"_s, u"c"_s}, {u"a"_s, u"b:c"_s},  {u"a\",\"user\":\"b"_s, u"c"_s}};
        for (const auto &[system, user] : pairs)
            digests.insert(key().set("system"_L1, system).set("user"_L1, user).digest());
        digests.insert(key().set("system"_L1, u"abc"_s).digest()); // a field that is empty is not one that is missing
        QCOMPARE(digests.size(), pairs.size() + 1);
    }

    void tellsTypesApart()
    {
        QSet<QByteArray> digests;
        const QList<QCborValue> values{1, u"1"_s, true, 1.5, u"1.5"_s, QByteArray("1"), nullptr, false, 0, json("{}"), QCborArray(), u""_s};
        for (const auto &value : values)
            digests.insert(key().set("v"_L1, value).digest());
        QCOMPARE(digests.size(), values.size());
        QCOMPARE(key().set("v"_L1, 2.0).digest(), key().set("v"_L1, 2).digest()); // JSON knows no difference
        QCOMPARE(key().set("v"_L1, -0.0).digest(), key().set("v"_L1, 0).digest());
    }

    void everythingCountsOnce()
    {
        const auto before = key().set("model"_L1, u"a"_s).set("temperature"_L1, 0.2).digest();
        QVERIFY(key().set("model"_L1, u"b"_s).set("temperature"_L1, 0.2).digest() != before);
        QVERIFY(key().set("model"_L1, u"a"_s).set("temperature"_L1, 0.3).digest() != before);
        QVERIFY(key().set("model"_L1, u"a"_s).digest() != before);
        QVERIFY(key().set("name"_L1, u"a"_s).set("temperature"_L1, 0.2).digest() != before);
        QVERIFY(CacheKey("subject"_L1).set("model"_L1, u"a"_s).set("temperature"_L1, 0.2).digest() != before);
        QCOMPARE(key().set("model"_L1, u"b"_s).set("model"_L1, u"a"_s).set("temperature"_L1, 0.2).digest(), before);
    }

    void textThatReadsTheSameIsTheSame()
    {
        QCOMPARE(key().set("t"_L1, u"Zoe\u0308\r\nline\rend"_s).digest(), key().set("t"_L1, u"Zo\u00eb\nline\nend"_s).digest());
        QVERIFY(key().set("t"_L1, u"a b"_s).digest() != key().set("t"_L1, u"a  b"_s).digest());
        QVERIFY(key().set("t"_L1, u"\ufb01"_s).digest() != key().set("t"_L1, u"fi"_s).digest()); // compatible is not the same
    }
};

QTEST_GUILESS_MAIN(tst_CacheKey)
#include "tst_CacheKey.moc"
