// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/PartialJson.h"

#include "engine/llm/JsonTokenizer.h"

#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using Token = JsonTokenizer::Token;

namespace {

constexpr int previewDepthLimit = 32;

struct Level {
    bool array = false;
    bool key = true; ///< in an object: the next string is a key
    int index = 0;
    QString name;
};

QString pointerTo(const std::vector<Level> &levels)
{
    QString pointer;
    for (const Level &level : levels) {
        QString step = level.array ? QString::number(level.index) : level.name;
        step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
        pointer += u'/' + step;
    }
    return pointer;
}

/// The first bracket that can open a JSON object: prose such as {name} is none.
qsizetype objectStart(QStringView text)
{
    for (qsizetype at = text.indexOf(u'{'); at >= 0; at = text.indexOf(u'{', at + 1)) {
        JsonTokenizer tokens(text, at + 1);
        Token first = tokens.next();
        while (first == Token::Comment)
            first = tokens.next();
        switch (first) {
        case Token::String:
        case Token::UnfinishedString:
        case Token::EndObject:
        case Token::End: return at;
        default: break;
        }
    }
    return -1;
}

} // namespace

PartialJson readPartialJson(QStringView text)
{
    PartialJson partial;
    const qsizetype start = objectStart(text);
    if (start < 0)
        return partial;
    JsonTokenizer tokens(text, start);
    std::vector<Level> levels;
    for (;;) {
        switch (tokens.next()) {
        case Token::BeginObject: levels.push_back(Level{false, true, 0, {}}); break;
        case Token::BeginArray: levels.push_back(Level{true, false, 0, {}}); break;
        case Token::EndObject:
        case Token::EndArray:
            levels.pop_back();
            partial.complete = levels.empty();
            break;
        case Token::Colon: levels.back().key = false; break;
        case Token::Comma:
            ++levels.back().index;
            levels.back().key = !levels.back().array;
            break;
        case Token::String:
            if (levels.back().key)
                levels.back().name = tokens.string();
            else
                partial.strings.insert(pointerTo(levels), tokens.string());
            break;
        case Token::UnfinishedString:
            if (!levels.back().key) {
                partial.growingPointer = pointerTo(levels);
                partial.growingText = tokens.string();
            }
            return partial;
        case Token::End: return partial;
        case Token::Comment:
        case Token::Literal: break;
        }
        if (levels.empty() || int(levels.size()) > previewDepthLimit)
            return partial;
    }
}

} // namespace trinity
