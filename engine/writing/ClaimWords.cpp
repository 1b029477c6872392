// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimWords.h"

#include "engine/writing/ClaimRows.h"
#include "engine/writing/FactTokens.h"

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array claimRows{
    ClaimRow{u"award-winning|award "
             u"winning|prize-winning|winner|winners|won|win|wins|preisgekrönt*|ausgezeichnet*|gewann|gewonnen|preisträger*|primé|premiado|"
             u"premiada|premiato",
             u"", u"The source names no such win"},
    ClaimRow{u"award*|prize*|medal*|honour*|honor|honored|honors|laureate|preis|preise|auszeichnung*|medaille*|ehrung|prix|premio*|prêmio*",
             u"winner|won|preisgekrönt*", u"The source names no award"},
    ClaimRow{u"trusted by|relied on by|relied upon|loved by|chosen by|vertrauen auf|vertrauen ihm|vertrauen ihr|geschätzt von", u"",
             u"The source names nobody who does"},
    ClaimRow{u"used by|adopted by|deployed by|in use at|genutzt von|verwendet von|im einsatz bei", u"used|users|genutzt|verwend*|einsatz",
             u"The source names no users"},
    ClaimRow{u"leading provider|leading expert|leading voice|leading figure|leading engineer|leading developer|leading "
             u"company|industry-leading|industry leading|market-leading|market leader|market leading|"
             u"a leading|the leading|führend*|marktführ*|leader mondial|líder",
             u"", u"The source does not claim the lead"},
    ClaimRow{u"world-class|world class|best-in-class|best in "
             u"class|top-tier|world-renowned|renowned|acclaimed|celebrated|famous|legendary|distinguished|prestigious|esteemed|"
             u"weltklasse|weltweit "
             u"anerkannt*|anerkannt*|renommiert*|berühmt*|gefeiert*|reconnu|renommé|renombre|rinomato|reconhecido|recognised|recognized|"
             u"highly regarded|sought-after|sought after",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"best|greatest|finest|number "
             u"one|fastest|largest|biggest|beste|bester|besten|größte*|schnellste*|meilleur*|mejor|migliore|melhor|most popular|most "
             u"widely|most trusted|most advanced",
             u"", u"A superlative that the source does not use"},
    ClaimRow{u"expert|experts|expertise|guru|ninja|rockstar|virtuoso|authority|thought "
             u"leader|thought-leader|visionary|mastermind|experte|expertin|experten|koryphäe|meisterhaft|experto|experta|esperto|"
             u"especialista|specialist|spezialist*|mastery|mastered",
             u"", u"Expertise that the source does not claim"},
    ClaimRow{u"pioneer*|groundbreaking|ground-breaking|revolutionary|revolutionised|revolutionized|revolutionising|cutting-edge|cutting "
             u"edge|state-of-the-art|state of the art|innovative|innovator|unparalleled|"
             u"unmatched|unrivalled|unrivaled|game-changing|disruptive|next-generation|bahnbrechend*|revolutionär*|einzigartig*|innovativ*|"
             u"wegweisend*",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"proven track record|track record|battle-tested|battle tested|production-proven|enterprise-grade|enterprise "
             u"grade|mission-critical|military-grade|bewährt*|nachweislich",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"seasoned|veteran|decade|decades|jahrzehnt*|jahrelang*|langjährig*|lifelong|vast experience|extensive experience|years of "
             u"experience",
             u"years|jahre|jahren|decade*", u"A length of experience that the source does not state"},
    ClaimRow{u"millions|thousands|hundreds|dozens|countless|numerous|millionen|tausende*|hunderte*|dutzende*|zahllos*|zahlreich*", u"",
             u"A number that the source does not give"},
    ClaimRow{u"popular|widely used|wide adoption|widespread|viral|best-selling|bestselling|beliebt*|weit verbreitet*|bestseller", u"",
             u"Popularity that the source does not state"},
    ClaimRow{u"worldwide|globally|global|around the world|international*|weltweit*|mondial*|mundial*|across the globe|across europe|across "
             u"the continent",
             u"", u"A reach that the source does not state"},
    ClaimRow{u"founder|founders|founded|co-founder|cofounder|cofounded|co-founded|founding|gründer*|gegründet|gründete|fondateur|"
             u"fondatrice|fundador|fundadora|fondatore",
             u"found|opened|eröffnet*|inhaber*|owner", u"The source does not say so"},
    ClaimRow{u"ceo|cto|cfo|coo|cio|vp|vice president|president|chief|chairman|chairwoman|geschäftsführer*|vorstand*", u"",
             u"A title that the source does not give"},
    ClaimRow{u"director|direktor*|head of|manager|managers|leiter|leiterin|abteilungsleiter*|supervisor", u"",
             u"A title that the source does not give"},
    ClaimRow{u"managed|manages|managing|supervised|supervises|directed|directs|headed|heads|oversaw|oversees|leitete|leitet",
             u"manager|lead|leads|led|leading|head|director|leiter*|leitung|führ*|einführ*|durchführ*", u"The source does not say so"},
    ClaimRow{u"led|leads|leading|spearheaded|führt|führte",
             u"lead|head|manager|managed|director|leiter*|leitung|leitete|leitet|captain|owner|inhaber*|eröffnet|führ*|einführ*|durchführ*",
             u"The source does not say so"},
    ClaimRow{u"mentor|mentors|mentored|mentoring|coached|coaches|coaching", u"teach|teaches|taught|trained|trains|tutor*",
             u"The source does not say so"},
    ClaimRow{u"senior|principal|junior|staff engineer|distinguished engineer", u"", u"A rank that the source does not give"},
    ClaimRow{u"diploma|diplom|degree|summa cum laude|graduated|alumn*",
             u"degree|university|universität|college|msc|bsc|meng|beng|master*|bachelor*|diplom*|studied|graduat*|m.sc|b.sc",
             u"A degree that the source does not name"},
    ClaimRow{u"certified|certification*|accredited|licensed|zertifiziert*|staatlich geprüft*|certificate*",
             u"certified|certif*|zertifi*|licence|license", u"A certificate that the source does not name"},
    ClaimRow{u"patent*", u"", u"The source names no patent"},
    ClaimRow{u"keynote*|ted talk|tedx", u"", u"The source names no such talk"},
    ClaimRow{u"speaker|speaks at|spoke at|conference*|vortrag*|vorträge|redner*|konferenz*", u"talk|talks|speaker|fosdem",
             u"The source names no such talk"},
    ClaimRow{u"published author|bestselling author|author of|co-author*|autor|autorin|books|textbook*|peer-reviewed",
             u"author*|book*|published|publication*|paper|papers|buch|bücher", u"The source names no such work"},
    ClaimRow{u"fortune 500|fortune-500|forbes|30 under 30|dax-konzern*|dax|unicorn|startups|start-ups", u"startup|start-up",
             u"The source does not say so"},
    ClaimRow{u"clients|customers|kunden|kundinnen|clientes|clienti", u"client*|customer*|kund*|freelanc*", u"The source names no clients"},
    ClaimRow{u"downloads|downloaded|installs|installations|subscribers|followers|abonnenten", u"", u"The source does not count them"},
    ClaimRow{u"revenue|funding|raised|investors|venture|profit|profits|sales|turnover|budget|umsatz|investoren|gewinn", u"",
             u"The source does not say so"},
    ClaimRow{u"doubled|tripled|quadrupled|halved|verdoppelt*|verdreifacht*|halbiert*", u"twice|double|half|50",
             u"A change that the source does not state"},
};

} // namespace

const ClaimWords &ClaimWords::all()
{
    static const ClaimWords words;
    return words;
}

ClaimWords::ClaimWords()
{
    for (const auto &rows : {std::span<const ClaimRow>(claimRows), careerClaimRows(), otherClaimRows(), deedClaimRows()})
        for (const auto &row : rows) {
            ClaimKind kind;
            const int number = int(m_kinds.size());
            for (const auto word : QStringView(row.triggers).split(u'|', Qt::SkipEmptyParts)) {
                kind.triggers.push_back(add(word.toString()));
                m_words[std::size_t(kind.triggers.back())].uses.push_back({number, int(kind.triggers.size() - 1)});
            }
            for (const auto word : QStringView(row.supports).split(u'|', Qt::SkipEmptyParts))
                kind.supports.push_back(add(word.toString()));
            kind.reason = QStringView(row.reason).toString();
            kind.isSuperlative = kind.reason.startsWith("A superlative"_L1);
            kind.isAboutWinning = shown(kind.triggers.front()) == "award-winning"_L1;
            m_kinds.push_back(kind);
        }
}

int ClaimWords::add(const QString &written)
{
    if (const int known = m_numbers.find(written); known >= 0)
        return known;
    m_written.append(written); // the table keeps a view of it
    const int number = m_numbers.add(m_written.constLast());
    Word word;
    word.shown = QString(written).remove(u'*');
    const bool isInner = written.startsWith(u'*');
    word.isBeginning = !isInner && written.endsWith(u'*');
    word.parts = isInner ? QStringList{word.shown} : QString(word.shown).replace(u'-', u' ').split(u' ');
    m_words.push_back(word);
    if (isInner)
        m_inner.push_back(number);
    else
        sortIn(number);
    return number;
}

void ClaimWords::sortIn(int number)
{
    const auto &word = m_words[std::size_t(number)];
    const auto placesAt = [](WordTable &table, std::vector<std::vector<Place>> &places, QStringView key) -> std::vector<Place> & {
        const auto at = std::size_t(table.add(key));
        places.resize(std::max(places.size(), at + 1));
        return places[at];
    };
    if (word.isBeginning && word.parts.size() == 1) {
        placesAt(m_beginnings, m_beginningPlaces, QStringView(m_words.back().parts.constFirst()).left(2)).push_back({number, 0});
        return;
    }
    const auto last = word.parts.end() - (word.isBeginning ? 1 : 0);
    const auto longest = std::max_element(word.parts.begin(), last, [](const QString &a, const QString &b) { return a.size() < b.size(); });
    placesAt(m_exact, m_exactPlaces, *longest).push_back({number, int(longest - word.parts.begin())});
}

void ClaimWords::visit(std::span<const FactToken> tokens, const std::function<void(int)> &visit) const
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto &token = tokens[i];
        if (const int exact = m_exact.find(token.lower, token.hash); exact >= 0)
            visitPlaces(tokens, i, m_exactPlaces[std::size_t(exact)], visit);
        if (const int beginning = m_beginnings.find(token.lower.left(2)); beginning >= 0)
            visitPlaces(tokens, i, m_beginningPlaces[std::size_t(beginning)], visit);
    }
    visitInner(tokens, visit);
}

void ClaimWords::visitPlaces(std::span<const FactToken> tokens, std::size_t at, std::span<const Place> places,
                             const std::function<void(int)> &visit) const
{
    for (const auto &place : places) {
        const auto &word = m_words[std::size_t(place.word)];
        const auto size = std::size_t(word.parts.size());
        const auto before = std::size_t(place.partsBefore);
        if (at < before || at - before + size > tokens.size())
            continue;
        bool stands = true;
        for (std::size_t i = 0; i < size && stands; ++i) {
            const auto lower = tokens[at - before + i].lower;
            const auto &part = word.parts.at(qsizetype(i));
            stands = word.isBeginning && i + 1 == size ? lower.startsWith(part) : lower == part;
        }
        if (stands)
            visit(place.word);
    }
}

void ClaimWords::visitInner(std::span<const FactToken> tokens, const std::function<void(int)> &visit) const
{
    const auto isOther = [](QChar c) { return c.unicode() >= 0x250; }; // all but one of them are of other scripts than Latin
    const bool hasOther =
        std::any_of(tokens.begin(), tokens.end(), [&isOther](const FactToken &token) { return isOther(token.lower.front()); });
    const auto text = hasOther ? normalised(tokens) : QString();
    for (const int number : m_inner) {
        const auto &part = shown(number);
        const bool stands = isOther(part.front())
            ? hasOther && text.contains(part)
            : std::any_of(tokens.begin(), tokens.end(), [&part](const FactToken &token) { return token.lower.contains(part); });
        if (stands)
            visit(number);
    }
}

} // namespace trinity
