// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/llm/AdapterBench.h"

#include "engine/llm/LlmAdapter.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <random>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

QString describe(const QList<LlmEvent> &events)
{
    QStringList parts;
    for (const LlmEvent &event : events) {
        switch (event.kind) {
        case LlmEvent::Kind::TextDelta: parts += u"T:"_s + event.text; break;
        case LlmEvent::Kind::ReasoningDelta: parts += u"R:"_s + event.text; break;
        case LlmEvent::Kind::EarlierTextWasReasoning: parts += u"!"_s; break;
        case LlmEvent::Kind::Finished:
            parts += u"F:%1/%2/%3/%4"_s.arg(QString::number(int(event.finish)), event.model, QString::number(event.tokensIn),
                                            QString::number(event.tokensOut));
            break;
        case LlmEvent::Kind::Failed: parts += u"E:"_s + toString(event.error.kind) + u'/' + event.error.detail; break;
        }
    }
    return parts.join(u'\n');
}

QString read(LlmProvider provider, const QByteArrayList &parts)
{
    const auto reader = LlmAdapter::create(provider)->streamReader();
    QList<LlmEvent> events;
    for (const QByteArray &part : parts)
        events += reader->read(part);
    events += reader->end();
    events += reader->read("data: {\"choices\":[{\"delta\":{\"content\":\"late\"}}]}\n\n");
    events += reader->end();
    return describe(events);
}

QString textIn(const QString &described)
{
    QString text;
    const QStringList lines = described.split(u'\n');
    for (const QString &line : lines)
        if (line.startsWith("T:"_L1))
            text += line.mid(2);
    return text;
}

void checkPartitions(LlmProvider provider, const QByteArray &stream, unsigned seed)
{
    const QString whole = read(provider, {stream});
    const int ends = int(whole.count(QRegularExpression(u"^[FE]:"_s, QRegularExpression::MultilineOption)));
    QCOMPARE(ends, 1);
    QByteArrayList bytes;
    for (const char c : stream)
        bytes += QByteArray(1, c);
    QCOMPARE(read(provider, bytes), whole);
    const qsizetype step = std::max<qsizetype>(1, stream.size() / 400); // of a long stream every n-th cut
    for (qsizetype cut = 0; cut <= stream.size(); cut += step)
        QCOMPARE(read(provider, {stream.left(cut), stream.mid(cut)}), whole);
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
        QByteArrayList parts;
        for (qsizetype at = 0; at < stream.size();) {
            const auto length = qsizetype(1 + random() % (1 + random() % 200));
            parts += stream.mid(at, length);
            at += length;
        }
        QCOMPARE(read(provider, parts), whole);
    }
}

} // namespace trinity::test
