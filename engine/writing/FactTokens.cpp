// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FactTokens.h"

#include "engine/writing/FactTokenizer.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Separated by spaces: English; German; French, Spanish, Italian, Portuguese.
constexpr std::array functionWords{
    u"a an the and or but of in on at to for with from by as is are was were be been being has have had do does did it its "
    u"this that these those i me my he she they them their his her hers we our us you your who which what when where how why "
    u"not no so than then there here into over under about after before between through during without within while also both "
    u"each every all any some more most other one now still only can will would may since until up out off it's i'm if because "
    u"too very just am via per well like such own same new",
    u"der die das den dem des ein eine einen einem einer eines und oder aber ich er sie es wir ihr mein meine meiner sein "
    u"seine seiner ihre ihrer ist sind war waren hat habe haben wird wurde werden im an am auf bei beim mit von vom zu zum zur "
    u"für aus nach seit über unter bis durch ohne um nicht kein auch noch nur sich dass wie wo was wer alle heute dabei dort "
    u"hier mehr sehr so ihn ihm ihnen uns man mich mir ihren ihrem seinen seinem diese dieser dieses",
    u"le la les un une et ou de du au aux je il elle nous est sont dans pour par avec sur que qui ne pas en y el los las una "
    u"del al yo es son con por para sobre se su mi lo gli uno di da della dei nel è per tra che non o os as um uma do dos das "
    u"no na nos e é com eu al alla allo agli ai alle nella nello negli nelle dalla dallo dagli dalle sulla sullo sugli sulle delle degli "
    u"dello col presso dal fino dopo prima durante ao aos à às pela pelo pelas pelos num numa desde até entre depois antes hasta después "
    u"junto aux chez depuis dès après avant avec jusqu cette ces ce leur leurs son sa ses ella él esta este essa esse ela ele lei lui loro "
    u"chaque suo sua suoi sue seu seus suas sus dans vers",
};

// Without "and", "in", "for", "the" written to its beginning.
QString arabicStem(QStringView word)
{
    if (word.size() > 4 && (word.startsWith(u'و') || word.startsWith(u'ب') || word.startsWith(u'ل') || word.startsWith(u'ف')))
        word = word.mid(1);
    if (word.size() > 4 && word.startsWith(u"ال"))
        word = word.mid(2);
    return word.left(4).toString();
}

} // namespace

QList<FactToken> factTokensOf(const QString &text, const QString &language)
{
    return FactTokenizer(text, language).tokens();
}

QString stemOf(const QString &lower)
{
    // The first letters of long words; English irregulars that this check needs.
    static const QHash<QString, QString> irregular{
        {u"led"_s, u"lead"_s},    {u"wrote"_s, u"write"_s},  {u"written"_s, u"write"_s}, {u"built"_s, u"build"_s},
        {u"made"_s, u"make"_s},   {u"taught"_s, u"teach"_s}, {u"kept"_s, u"keep"_s},     {u"won"_s, u"win"_s},
        {u"spoke"_s, u"speak"_s}, {u"ran"_s, u"run"_s},      {u"grew"_s, u"grow"_s},     {u"drew"_s, u"draw"_s},
        {u"sold"_s, u"sell"_s},   {u"began"_s, u"begin"_s},  {u"years"_s, u"year"_s},    {u"writing"_s, u"write"_s},
        {u"making"_s, u"make"_s}, {u"leads"_s, u"lead"_s},   {u"leading"_s, u"lead"_s},  {u"saw"_s, u"see"_s}};
    if (const auto found = irregular.constFind(lower); found != irregular.constEnd())
        return *found;
    if (lower.isEmpty())
        return lower;
    const auto script = lower.front().script();
    if (script == QChar::Script_Arabic)
        return arabicStem(lower);
    if (script == QChar::Script_Hangul)
        return lower.left(2); // particles stand behind
    if (lower.size() > 5)
        return lower.left(5);
    if (lower.size() > 3 && lower.endsWith(u's'))
        return lower.chopped(1);
    return lower;
}

bool isFunctionWord(const QString &lower)
{
    static const QSet<QString> words = [] {
        QSet<QString> set;
        for (const auto *group : functionWords)
            for (const auto &word : QStringView(group).split(u' '))
                set.insert(word.toString());
        return set;
    }();
    return words.contains(lower);
}

QStringList addressesIn(const QString &text)
{
    static const QRegularExpression address(
        u"(?:https?://|www\\.|mailto:)[^\\s<>\"'()]+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|app|ai|eu|de|fr|uk|it|es|pt|se|ch|at|me|co|info|example)\\b(?:/[^\\s<>\"'()]*)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList addresses;
    auto matches = address.globalMatch(text);
    while (matches.hasNext()) {
        auto found = matches.next().captured().toLower();
        static const QRegularExpression prefix(u"^(?:https?://|mailto:)?(?:www\\.)?"_s);
        found.remove(prefix);
        while (found.endsWith(u'.') || found.endsWith(u',') || found.endsWith(u';') || found.endsWith(u':') || found.endsWith(u'/')
               || found.endsWith(u'!') || found.endsWith(u'?'))
            found.chop(1);
        if (!found.isEmpty())
            addresses.append(found);
    }
    return addresses;
}

} // namespace trinity
