// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The rooms of the engine, and which others each may include. A new room must be entered here and in CONTRIBUTING.md.
const QHash<QString, QStringList> &engineRooms()
{
    static const QHash<QString, QStringList> rooms = {
        {u"base"_s, {}},
        {u"portfolio"_s, {u"base"_s}},
        {u"reading"_s, {u"base"_s, u"portfolio"_s}},
        {u"site"_s, {u"base"_s, u"portfolio"_s}},
        {u"cache"_s, {u"base"_s, u"portfolio"_s}},
        {u"images"_s, {u"base"_s, u"portfolio"_s}},
        {u"net"_s, {u"base"_s}},
        {u"resilience"_s, {u"base"_s}},
        {u"llm"_s, {u"base"_s, u"net"_s, u"resilience"_s}},
        {u"writing"_s, {u"base"_s, u"portfolio"_s, u"net"_s, u"resilience"_s, u"llm"_s, u"cache"_s}},
        {u"publishing"_s, {u"base"_s, u"portfolio"_s, u"site"_s, u"images"_s}},
        {u"jobs"_s,
         {u"base"_s, u"portfolio"_s, u"reading"_s, u"site"_s, u"cache"_s, u"images"_s, u"net"_s, u"resilience"_s, u"llm"_s, u"writing"_s,
          u"publishing"_s}},
    };
    return rooms;
}

/// Qt modules that one room has to itself; Core and Concurrent are everybody's.
bool engineMayUse(const QString &module, const QString &room)
{
    if (module == "Core"_L1 || module == "Concurrent"_L1)
        return true;
    return (module == "Network"_L1 && room == "net"_L1) || (module == "Sql"_L1 && room == "cache"_L1)
        || (module == "Gui"_L1 && (room == "images"_L1 || room == "reading"_L1)) || (module == "Pdf"_L1 && room == "reading"_L1);
}

/// "net" for engine/net/HttpClient.h; empty for the files that stand in engine/ itself, which may know every room.
QString engineRoom(const QString &path)
{
    const auto parts = path.split(u'/');
    return parts.size() > 2 ? parts.at(1) : QString();
}

void checkProjectInclude(const SourceFile &file, const QString &target, int line, Violations &found)
{
    const auto wall = [&](const QString &what) { found.append({u"room"_s, file.path, line, what}); };
    if (target.startsWith("tests/"_L1) && !file.isIn("tests/"_L1))
        wall(u"nobody includes the tests: "_s + target);
    if (target.startsWith("app/"_L1) && !file.isIn("app/"_L1) && !file.isIn("tests/"_L1))
        wall(u"nobody includes app: "_s + target);
    if (target.startsWith("ui/"_L1) && file.isIn("engine/"_L1))
        wall(u"the engine does not know the window: "_s + target);
    if (!target.contains(u'/'))
        wall(u"includes start at the root: "_s + target);
    if (!file.isIn("engine/"_L1) || !target.startsWith("engine/"_L1))
        return;
    const QString room = engineRoom(file.path);
    const QString other = engineRoom(target);
    if (!room.isEmpty() && room != other && !engineRooms().value(room).contains(other))
        wall(u"engine/%1 may not know %2"_s.arg(room, target));
}

void checkQtInclude(const SourceFile &file, const QString &target, int line, Violations &found)
{
    static const QRegularExpression moduleForm(uR"(^Qt(\w+)/)"_s);
    static const QRegularExpression bareForm(uR"(^Q(?!Coro)[A-Z]\w*$)"_s);
    // <QWidget> needs the module's include path, <QtWidgets/QWidget> does not: only the second is seen by these rules.
    if (bareForm.match(target).hasMatch())
        found.append({u"include-form"_s, file.path, line, u"write the module, too: "_s + target});
    const QString module = moduleForm.match(target).captured(1);
    if (module.isEmpty())
        return;
    // An address is a value; whoever reads one that a person typed may say so.
    const bool addressInLlm = target == "QtNetwork/QHostAddress"_L1 && file.isIn("engine/llm/"_L1);
    if (file.isIn("engine/"_L1) && !addressInLlm && !engineMayUse(module, engineRoom(file.path)))
        found.append({u"room"_s, file.path, line, u"not for this room: "_s + target});
    if (file.isIn("ui/"_L1) && module == "Network"_L1)
        found.append({u"room"_s, file.path, line, u"the window does not touch the network: "_s + target});
    if (module.startsWith("WebEngine"_L1) && !file.isIn("ui/preview/"_L1) && !file.isIn("tests/"_L1))
        found.append({u"room"_s, file.path, line, u"Qt WebEngine lives in ui/preview: "_s + target});
}

struct Word {
    QLatin1StringView pattern;
    QLatin1StringView folder; ///< where it is forbidden
    QList<QLatin1StringView> exceptions; ///< but not there
    QLatin1StringView why;
};

const QList<Word> &forbiddenWords()
{
    static const QList<Word> words = {
        {R"(\bQNetwork(Reply|AccessManager|Request)\b)"_L1, ""_L1, {"engine/net/"_L1, "tests/"_L1}, "only engine/net speaks HTTP"_L1},
        {R"((?<![\w.>:])tr\s*\()"_L1, "engine/"_L1, {}, "sentences for people are made in ui and app"_L1},
        {R"(\bQ_DECLARE_TR_FUNCTIONS\b|\bQCoreApplication::translate\b)"_L1,
         "engine/"_L1,
         {},
         "sentences for people are made in ui and app"_L1},
        {R"(\bQSettings\b)"_L1, ""_L1, {"app/"_L1, "tests/"_L1}, "settings are stored by app"_L1},
        {R"(\bqApp\b|\bQ(Gui)?Application\b|\bQWidget\b)"_L1, "engine/"_L1, {}, "the engine works without a screen"_L1},
        {R"(\bQEventLoop\b|\bprocessEvents\b)"_L1,
         ""_L1,
         {"engine/ContentEngine"_L1, "tests/"_L1},
         "one event loop, never a nested one"_L1},
        {R"(\bwaitFor\s*\()"_L1, ""_L1, {"engine/ContentEngine"_L1, "tests/"_L1}, "blocks the event loop"_L1},
        {R"((\.|->)exec\s*\(\s*\))"_L1, "ui/"_L1, {}, "a dialog is opened, not executed"_L1},
        {R"(\bsender\s*\(\s*\))"_L1, ""_L1, {"tests/"_L1}, "pass the sender on"_L1},
        {R"(\b(SIGNAL|SLOT)\s*\()"_L1, ""_L1, {"tests/"_L1}, "connect member pointers"_L1},
    };
    return words;
}

void checkWords(const SourceFile &file, Violations &found)
{
    for (const Word &word : forbiddenWords()) {
        const bool excepted = std::any_of(word.exceptions.begin(), word.exceptions.end(), [&](auto folder) { return file.isIn(folder); });
        if (excepted || !file.isIn(word.folder))
            continue;
        auto matches = QRegularExpression(word.pattern).globalMatch(file.code);
        while (matches.hasNext()) {
            const auto match = matches.next();
            found.append({u"room"_s, file.path, file.lineOf(match.capturedStart()), match.captured() + u": "_s + word.why});
        }
    }
}

Violations checkLinks(const SourceFile &file)
{
    Violations found;
    static const QRegularExpression link(uR"(Qt6::(\w+))"_s);
    auto matches = link.globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!engineMayUse(match.captured(1), engineRoom(file.path)))
            found.append({u"room"_s, file.path, file.lineOf(match.capturedStart()), u"this room may not link "_s + match.captured()});
    }
    return found;
}

} // namespace

Violations checkRooms(const SourceFile &file)
{
    if (file.isIn("engine/"_L1) && file.path.endsWith("CMakeLists.txt"_L1))
        return checkLinks(file);
    if (!file.isCpp())
        return {};
    Violations found;
    const QString room = file.isIn("engine/"_L1) ? engineRoom(file.path) : QString();
    if (!room.isEmpty() && !engineRooms().contains(room))
        found.append({u"room"_s, file.path, 1, u"unknown room engine/%1: say in RoomRules.cpp whom it may know"_s.arg(room)});
    if (file.isIn("themes/"_L1))
        found.append({u"room"_s, file.path, 1, u"a theme is data and has no code"_s});

    static const QRegularExpression include(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])"_s, QRegularExpression::MultilineOption);
    auto matches = include.globalMatch(file.uncommented);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const int line = file.lineOf(match.capturedStart(1));
        // A test's own moc output stands beside nothing.
        if (match.captured(2).endsWith(".moc"_L1))
            continue;
        if (match.captured(1) == "\""_L1)
            checkProjectInclude(file, match.captured(2), line, found);
        else
            checkQtInclude(file, match.captured(2), line, found);
    }
    checkWords(file, found);
    return found;
}

} // namespace trinity::fence
