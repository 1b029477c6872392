// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LoopGuard.h"
#include "engine/llm/NdjsonParser.h"
#include "engine/llm/SseParser.h"
#include "engine/llm/ThinkTagFilter.h"

#include <QtTest/QTest>

#include <functional>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

class tst_StreamParsers : public QObject
{
    Q_OBJECT

private:
    template <typename Parser>
    static QByteArrayList all(const QByteArrayList &parts, const std::function<QByteArrayList(Parser &, const QByteArray *)> &feed)
    {
        Parser parser;
        QByteArrayList found;
        for (const QByteArray &part : parts)
            found += feed(parser, &part);
        return found + feed(parser, nullptr);
    }

    static QByteArrayList sse(const QByteArrayList &parts)
    {
        return all<SseParser>(parts, [](SseParser &parser, const QByteArray *part) {
            QByteArrayList found;
            const auto events = part ? parser.read(*part) : parser.end();
            for (const SseEvent &event : events)
                found += event.name + '|' + event.data + (event.error.isEmpty() ? QByteArray() : "|" + event.error);
            return found;
        });
    }

    static QByteArrayList ndjson(const QByteArrayList &parts)
    {
        return all<NdjsonParser>(parts, [](NdjsonParser &parser, const QByteArray *part) {
            return part ? QByteArrayList(parser.read(*part)) : QByteArrayList(parser.end());
        });
    }

    static QByteArrayList bytesOf(const QByteArray &bytes)
    {
        QByteArrayList parts;
        for (const char c : bytes)
            parts += QByteArray(1, c);
        return parts;
    }

    /// "R" reasoning, "T" text, "!" earlier text was reasoning; equal neighbours are joined.
    static QString filtered(const QStringList &deltas)
    {
        ThinkTagFilter filter;
        QList<ThinkTagFilter::Piece> pieces;
        for (const QString &delta : deltas)
            pieces += filter.read(delta);
        pieces += filter.end();
        QString result;
        QChar last;
        for (const auto &piece : pieces) {
            using Kind = ThinkTagFilter::Piece::Kind;
            const QChar kind = piece.kind == Kind::Text ? u'T' : piece.kind == Kind::Reasoning ? u'R' : u'!';
            if (kind != last)
                result += (result.isEmpty() ? QString() : u" "_s) + kind + u':';
            last = kind;
            result += piece.text;
        }
        return result;
    }

private slots:
    void eventStreamsAreReadWhateverTheirShape_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArrayList>("events");
        const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &events) {
            QTest::newRow(name) << stream << events;
        };
        row("nothing", "", {});
        row("one", "data: a\n\n", {"|a"});
        row("no blank after the colon", "data:a\n\n", {"|a"});
        row("two blanks keep one", "data:  a\n\n", {"| a"});
        row("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", {"|a", "|b"});
        row("CR only", "data: a\r\rdata: b\r\r", {"|a", "|b"});
        row("mixed line ends", "data: a\r\n\ndata: b\n\rdata: c\r\r\n", {"|a", "|b", "|c"});
        row("several data lines", "data: a\ndata: b\ndata:\n\n", {"|a\nb\n"});
        row("named", "event: x\ndata: a\n\ndata: b\n\n", {"x|a", "|b"});
        row("comments", ": ping\n\n:\ndata: a\n: in between\n\n", {"|a"});
        row("unknown fields", "id: 1\nretry: 5\nfoo: bar\nfoo\ndata: a\n\n", {"|a"});
        row("field without colon", "data\ndata: a\n\n", {"|\na"});
        row("no data, no event", "event: x\n\nid: 2\n\n", {});
        row("end without blank line", "data: a\n\ndata: b", {"|a", "|b"});
        row("byte order mark first",
            "\xef\xbb\xbf"
            "data: a\n\n",
            {"|a"});
        row("byte order mark later is text",
            "data: a\n\ndata: \xef\xbb\xbf"
            "b\n\n",
            {"|a",
             "|\xef\xbb\xbf"
             "b"});
        row("error field", "error: {\"code\":500}\n\n", {"||{\"code\":500}"});
        row("text beyond ASCII", "data: \xc3\xa4\xe2\x82\xac\xf0\x9f\x9a\x80\n\n", {"|\xc3\xa4\xe2\x82\xac\xf0\x9f\x9a\x80"});
        row("NUL in data", QByteArray("data: a\0b\n\n", 11), {QByteArray("|a\0b", 4)});
        row("blank lines only", "\n\n\r\n\r\r\n", {});
    }

    void eventStreamsAreReadWhateverTheirShape()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArrayList, events);
        QCOMPARE(sse({stream}), events);
        QCOMPARE(sse(bytesOf(stream)), events);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            QCOMPARE(sse({stream.left(cut), stream.mid(cut)}), events);
    }

    void jsonLinesAreReadWhateverTheirShape_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArrayList>("values");
        const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &values) {
            QTest::newRow(name) << stream << values;
        };
        row("nothing", "", {});
        row("two", "{\"a\":1}\n{\"b\":2}\n", {"{\"a\":1}", "{\"b\":2}"});
        row("last without line end", "{\"a\":1}\n{\"b\":2}", {"{\"a\":1}", "{\"b\":2}"});
        row("blank lines", "\n\r\n  \n{\"a\":1}\r\n\n", {"{\"a\":1}"});
        row("two on a line", "{\"a\":{\"x\":[1]}}{\"b\":2} {\"c\":3}\n", {"{\"a\":{\"x\":[1]}}", "{\"b\":2}", "{\"c\":3}"});
        row("brackets in strings", "{\"a\":\"}{\\\"}\"}{\"b\":2}\n", {"{\"a\":\"}{\\\"}\"}", "{\"b\":2}"});
        row("no object", "Ollama is running\n", {"Ollama is running"});
        row("cut", "{\"a\":1}\n{\"b\":", {"{\"a\":1}", "{\"b\":"});
    }

    void jsonLinesAreReadWhateverTheirShape()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArrayList, values);
        QCOMPARE(ndjson({stream}), values);
        QCOMPARE(ndjson(bytesOf(stream)), values);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            QCOMPARE(ndjson({stream.left(cut), stream.mid(cut)}), values);
    }

    void aLineOverTheLimitEndsTheReading()
    {
        SseParser parser;
        QVERIFY(parser.read("data: " + QByteArray(LineSplitter::lineLimit - 6, 'x') + "\n\n").size() == 1);
        QVERIFY(!parser.isOverLimit());
        QVERIFY(parser.read("data: " + QByteArray(LineSplitter::lineLimit - 5, 'x')).isEmpty());
        QVERIFY(parser.isOverLimit());
        QVERIFY(parser.read("\n\ndata: a\n\n").isEmpty());
        QVERIFY(parser.end().isEmpty());
    }

    void anEventOverTheLimitEndsTheReading()
    {
        SseParser parser;
        const QByteArray line = "data: " + QByteArray(1000000, 'x') + '\n';
        for (int i = 0; i < 4; ++i)
            QVERIFY(parser.read(line).isEmpty());
        QVERIFY(!parser.isOverLimit());
        QVERIFY(parser.read(line).isEmpty());
        QVERIFY(parser.isOverLimit());
        QVERIFY(parser.read("\n\n").isEmpty());
    }

    void aStreamOverTheLimitEndsTheReading()
    {
        NdjsonParser parser;
        const QByteArray piece = ("{\"a\":\"" + QByteArray(1015, 'x') + "\"}\n").repeated(1024); // 1 MiB
        for (int i = 0; i < 32; ++i)
            QCOMPARE(parser.read(piece).size(), 1024);
        QVERIFY(!parser.isOverLimit());
        QVERIFY(parser.read("\n").isEmpty());
        QVERIFY(parser.isOverLimit());
    }

    void reasoningInTagsIsSeparated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pieces");
        const auto row = [](const char *name, const QString &text, const QString &pieces) { QTest::newRow(name) << text << pieces; };
        row("no tag", u"Hello"_s, u"T:Hello"_s);
        row("blanks first", u"  Hello"_s, u"T:  Hello"_s);
        row("nothing", u""_s, u""_s);
        row("block", u"<think>hm</think>Hello"_s, u"R:hm T:Hello"_s);
        row("block after blanks", u"\n <think>hm</think>\n\nHello\n"_s, u"R:hm T:Hello\n"_s);
        row("other names", u"<thinking>a</thinking><reasoning>b</reasoning>c"_s, u"R:ab T:c"_s);
        row("empty block", u"<think>\n\n</think>\n\nHello"_s, u"R:\n\n T:Hello"_s);
        row("not closed", u"<think>hm hm"_s, u"R:hm hm"_s);
        row("closed, then nothing", u"<think>hm</think>"_s, u"R:hm"_s);
        row("almost an opening tag", u"<thin air>"_s, u"T:<thin air>"_s);
        row("cut opening tag", u"<thi"_s, u"T:<thi"_s);
        row("less-than in reasoning", u"<think>a<b</thx></think>c"_s, u"R:a<b</thx> T:c"_s);
        row("lone closing tag", u"hm, I see</think>\nHello"_s, u"T:hm, I see !: T:Hello"_s);
        row("closing tag only", u"</think>Hello"_s, u"!: T:Hello"_s);
        row("tag in the middle is text", u"Hello <think>x"_s, u"T:Hello <think>x"_s);
        row("closing tag after the answer began", u"<think>a</think>b</think>c"_s, u"R:a T:b</think>c"_s);
        row("tags in JSON are text", u"{\"a\":\"<think>x</think>\"}"_s, u"T:{\"a\":\"<think>x</think>\"}"_s);
        row("tags in a fence are text", u"```json\n{\"a\":\"</think>\"}\n```"_s, u"T:```json\n{\"a\":\"</think>\"}\n```"_s);
        row("JSON after a lone closing tag", u"plan</think>{\"a\":\"</think>\"}"_s, u"T:plan !: T:{\"a\":\"</think>\"}"_s);
    }

    void reasoningInTagsIsSeparated()
    {
        QFETCH(QString, text);
        QFETCH(QString, pieces);
        QCOMPARE(filtered({text}), pieces);
        for (qsizetype cut = 0; cut <= text.size(); ++cut)
            QCOMPARE(filtered({text.left(cut), text.mid(cut)}), pieces);
        QStringList characters;
        for (const QChar c : text)
            characters += c;
        QCOMPARE(filtered(characters), pieces);
    }

    void textThatCannotBeATagIsNotHeldBack()
    {
        ThinkTagFilter filter;
        QCOMPARE(filter.read(u"Hello wor"_s).size(), 1);
        QCOMPARE(filter.read(u"ld"_s).first().text, u"ld"_s);
    }

    void aStuckModelIsNoticed()
    {
        LoopGuard repeats(LoopGuard::Answer::Prose);
        for (int i = 1; i < 200; ++i)
            QVERIFY(!repeats.isStuckAfter(u"ha"_s));
        QVERIFY(repeats.isStuckAfter(u"ha"_s));

        LoopGuard blanks(LoopGuard::Answer::Json);
        QVERIFY(!blanks.isStuckAfter(u"{"_s + QString(2000, u' ')));
        QVERIFY(!blanks.isStuckAfter(u"\"a\":1,"_s + QString(1999, u'\n')));
        QVERIFY(blanks.isStuckAfter(u"\n\t"_s));

        LoopGuard prose(LoopGuard::Answer::Prose);
        QVERIFY(!prose.isStuckAfter(QString(5000, u' ')));
    }
};

QTEST_GUILESS_MAIN(tst_StreamParsers)
#include "tst_StreamParsers.moc"
