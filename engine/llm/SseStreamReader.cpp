// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SseStreamReader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype wholeLimit = 4 * 1024 * 1024;
constexpr qsizetype startLimit = 64 * 1024; ///< blank bytes before an answer
constexpr std::array<QByteArrayView, 6> eventFields{":", "data", "event", "id", "retry", "error"};

Error tooLarge()
{
    return Error(ErrorKind::TooLarge, u"The answer is larger than any honest one"_s);
}

} // namespace

QList<LlmEvent> SseStreamReader::read(const QByteArray &bytes)
{
    if (m_answer.isOver())
        return {};
    const QByteArray known = m_form == Form::Unknown ? recogniseForm(bytes) : bytes;
    if (m_form == Form::Foreign) {
        failForeign();
    } else if (m_form == Form::Whole) {
        m_whole += known;
        if (m_whole.size() > wholeLimit)
            m_answer.fail(tooLarge());
    } else if (m_form == Form::Events) {
        takeEvents(m_parser.read(known));
    }
    return m_answer.takeEvents();
}

QList<LlmEvent> SseStreamReader::end()
{
    if (m_answer.isOver())
        return {};
    m_ending = true;
    if (m_form == Form::Events) {
        takeEvents(m_parser.end());
    } else if (m_form == Form::Whole) {
        if (const QJsonDocument document = jsonOfStream(m_whole); !document.isNull())
            takeWhole(document);
    }
    if (!m_answer.isOver())
        takeEnd();
    m_answer.failUnfinished();
    return m_answer.takeEvents();
}

/// The first characters decide: a bracket, or the name of a field of the event stream. Gives the bytes held back so far once
/// it is known.
QByteArray SseStreamReader::recogniseForm(const QByteArray &bytes)
{
    m_whole += bytes;
    QByteArray start = m_whole.left(startLimit);
    if (QByteArray("\xef\xbb\xbf").startsWith(start.left(3)) && start.size() < 3)
        return {};
    if (start.startsWith("\xef\xbb\xbf"))
        start.remove(0, 3);
    start = start.trimmed();
    if (start.isEmpty()) {
        if (m_whole.size() > startLimit)
            m_form = Form::Foreign;
        return {};
    }
    if (start.front() == '{' || start.front() == '[') {
        m_form = Form::Whole;
    } else {
        const auto field =
            std::find_if(eventFields.begin(), eventFields.end(), [&](QByteArrayView name) { return start.startsWith(name); });
        const auto unfinished = [&](QByteArrayView name) { return name.startsWith(start); };
        if (field == eventFields.end() && std::any_of(eventFields.begin(), eventFields.end(), unfinished))
            return {};
        m_form = field == eventFields.end() ? Form::Foreign : Form::Events;
    }
    return std::exchange(m_whole, {});
}

void SseStreamReader::takeEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events)
        if (!m_answer.isOver())
            takeEvent(event);
    if (m_parser.isOverLimit())
        m_answer.fail(tooLarge());
}

std::optional<QJsonObject> SseStreamReader::objectOf(const QByteArray &data)
{
    const QJsonDocument document = jsonOfStream(data);
    if (document.isObject())
        return document.object();
    if (m_ending) // cut off by the end, which decides whether the answer is whole without it
        return {};
    if (m_answer.isRecognised())
        m_answer.fail(Error(ErrorKind::Reset, u"A part of the answer is not JSON"_s));
    else
        failForeign();
    return {};
}

void SseStreamReader::failForeign()
{
    m_answer.fail(Error(ErrorKind::NotAnLlmServer, u"The address answers, but not like %1"_s.arg(m_protocol)));
}

} // namespace trinity
