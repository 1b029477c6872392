// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordKinds.h"

#include "engine/writing/NumberWords.h"
#include "engine/writing/WordTable.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <array>

namespace trinity {

namespace {

constexpr std::array plainRows{
    // Function words of English; German; French, Spanish, Italian, Portuguese.
    WordRow{WordKind::Function,
            u"a an the and or but of in on at to for with from by as is are was were be been being has have had do does did it its "
            u"this that these those i me my he she they them their his her hers we our us you your who which what when where how why "
            u"not no so than then there here into over under about after before between through during without within while also both "
            u"each every all any some more most other one now still only can will would may since until up out off it's i'm if because "
            u"too very just am via per well like such own same new"},
    WordRow{WordKind::Function,
            u"der die das den dem des ein eine einen einem einer eines und oder aber ich er sie es wir ihr mein meine meiner sein "
            u"seine seiner ihre ihrer ist sind war waren hat habe haben wird wurde werden im an am auf bei beim mit von vom zu zum zur "
            u"für aus nach seit über unter bis durch ohne um nicht kein auch noch nur sich dass wie wo was wer alle heute dabei dort "
            u"hier mehr sehr so ihn ihm ihnen uns man mich mir ihren ihrem seinen seinem diese dieser dieses"},
    WordRow{WordKind::Function,
            u"le la les un une et ou de du au aux je il elle nous est sont dans pour par avec sur que qui ne pas en y el los las una "
            u"del al yo es son con por para sobre se su mi lo gli uno di da della dei nel è per tra che non o os as um uma do dos das "
            u"no na nos e é com eu al alla allo agli ai alle nella nello negli nelle dalla dallo dagli dalle sulla sullo sugli sulle "
            u"delle degli dello col presso dal fino dopo prima durante ao aos à às pela pelo pelas pelos num numa desde até entre "
            u"depois antes hasta después junto aux chez depuis dès après avant avec jusqu cette ces ce leur leurs son sa ses ella él "
            u"esta este essa esse ela ele lei lui loro chaque suo sua suoi sue seu seus suas sus dans vers"},
    WordRow{WordKind::Article, u"a an the ein eine der die das un une le la una el il um uma o"},
    WordRow{WordKind::Work,
            u"tool project library app package program programme repository game book werkzeug projekt outil projet herramienta "
            u"proyecto progetto strumento projeto ferramenta"},
    WordRow{WordKind::Making,
            u"wrote maintains created built called named genannt namens appelé nommé llamado llamada chiamato chiamata chamado "
            u"chamada heißt schrieb créé creó criou"},
    WordRow{WordKind::Mastery,
            u"masters mastering beherrscht beherrsche maîtrise domina dominio domino padroneggia pratique practica pratica maneja "
            u"fluent proficient versiert versierte владеет"},
    WordRow{WordKind::Most, u"most plus más più mais meisten"},
    WordRow{WordKind::Computed,
            u"recent starred étoilé étoilée étoilés étoilées récent récents reciente recientes recente recenti recentes stellati "
            u"estrellas estrelas stelle"},
    WordRow{WordKind::DeedOfFirm,
            u"hired employed awarded honoured honored chose trusts trusted bought acquired funded commissioned ordered named asked "
            u"invited paid contracted engaged sponsors sponsored"},
    WordRow{WordKind::Harmless, u"i i'm i've i'd cv ok it id pc ui"},
    WordRow{WordKind::GermanLead, u"bei für von aus nach in mit an um"},
    WordRow{WordKind::Win,
            u"won win wins winner winners winning received receives awarded gewann gewonnen gewinnt gewinner gewinnerin siegte erhielt "
            u"ausgezeichnet remporte remporté remporta remportée gagne gagné gagna lauréat lauréate vainqueur reçu reçoit ganó gana "
            u"ganado ganador ganadora recibió obtuvo vinse vinto vince vincitore vincitrice ricevuto ricevette ganhou ganha vence venceu "
            u"vencedor vencedora recebeu premiado premiada premiato premiata primé primée"},
    WordRow{WordKind::Lost,
            u"finalist finalists finaliste finalistes finalista shortlist shortlisted longlisted nominated nomination nominee nominiert "
            u"nominierung nominée nommé nommée nominado nominada nominato candidato runner second third silver bronze silber argent "
            u"plata argento prata segundo segunda tercer tercero tercera secondo seconda terzo terza terceiro terceira deuxième troisième "
            u"zweiter zweite zweiten dritter dritte dritten mention mención menzione menção accésit accessit anerkennung honourable "
            u"honorable"},
    WordRow{WordKind::Difference, u"fewer less more weniger mehr moins plus menos más meno più mais"},
    WordRow{WordKind::Times, u"times mal male fois veces volte vezes"},
    WordRow{WordKind::Place,
            u"country countries city cities continent continents nation nations land länder ländern städte städten kontinente "
            u"kontinenten pays villes países ciudades paesi città continenti cidades continentes"},
    WordRow{WordKind::PartOf, u"of out in sur von aus su cada"},
    WordRow{WordKind::Label,
            u"nr no núm num number nummer numéro número numero level niveau stufe nivel livello nível band class klasse version release "
            u"edition page seite"},
    WordRow{WordKind::Clause,
            u"since because when while if after before who which that where seit weil wenn während nachdem bevor die der das depuis parce "
            u"quand qui que lorsque desde porque cuando quien mientras perché quando mentre che enquanto"},
    WordRow{WordKind::People,
            u"team teams crew crews people staff employees colleagues members workers persons men women mannschaft leute leuten personen "
            u"mitarbeiter mitarbeitern mitarbeitende mitarbeitenden mitarbeiterinnen beschäftigte beschäftigten menschen kollegen "
            u"kolleginnen kolonne kolonnen gesellen équipe équipes brigade personne personnes collaborateurs employés salariés collègues "
            u"equipo equipos persona personas empleados trabajadores cuadrilla squadra squadre persone dipendenti collaboratori colleghi "
            u"addetti équipa equipa equipas equipe equipes pessoa pessoas funcionários colaboradores colegas"},
    WordRow{WordKind::Since, u"since seit depuis desde dal dall seither"},
    WordRow{WordKind::NotSuperlative,
            u"latest honest modest forest harvest interest request contest protest earnest digest conquest manifest tempest invest "
            u"nearest ernst erste ersten erster erstes letzte nächste nächsten nächster meisten liebsten kosten dienste diensten kasten "
            u"osten westen listen kisten posten leisten besten beste bester"},
    WordRow{WordKind::Owner,
            u"the my his her its their our world's der die das den dem des am zum zur im ihr ihre ihren sein seine seinen unser unsere "
            u"meine"},
    WordRow{WordKind::Elision, u"l d j n m t s c qu un all dall dell nell sull quell trent vent quarant cinquant sessant aujourd"},
};

constexpr std::array monthRows{u"january januar janvier enero gennaio janeiro",
                               u"february februar février febrero febbraio fevereiro",
                               u"march märz mars marzo março",
                               u"april avril abril aprile",
                               u"may mai mayo maggio maio",
                               u"june juni juin junio giugno junho",
                               u"july juli juillet julio luglio julho",
                               u"august août agosto",
                               u"september septembre septiembre settembre setembro",
                               u"october oktober octobre octubre ottobre outubro",
                               u"november novembre noviembre novembro",
                               u"december dezember décembre diciembre dicembre dezembro"};

// English forms that share no beginning: form, then stem.
constexpr const char16_t *irregularForms =
    u"led lead wrote write written write built build made make taught teach kept keep won win spoke speak ran run grew grow drew draw "
    u"sold sell began begin years year writing write making make leads lead leading lead saw see";

// Words, then percent.
constexpr const char16_t *fractionWords =
    u"half 50 hälfte 50 moitié 50 mitad 50 metà 50 metade 50 drittel 33 tiers 33 tercio 33 terço 33 quarter 25 viertel 25 quart 25 "
    u"halved 50 половину 50 половина 50";

// Words, then how much they say.
constexpr std::array levelRows{
    u"basic basics beginner elementary some a1 a2 grundkenntnisse anfänger anfängerin notions débutant débutante élémentaire scolaire "
    u"básico básica nociones principiante elemental elementare scolastico base noções elementar algum alguma algo etwas wenig peu poco "
    u"pouco",
    u"good intermediate conversational working b1 b2 gut gute guten bon bonne intermédiaire intermedio intermedia bueno buono buona "
    u"bom boa intermédio intermediário",
    u"fluent fluently fluency proficient professional advanced c1 c2 fließend verhandlungssicher sicher verhandelt courant couramment "
    u"fluidez fluido "
    u"fluida fluente fluentemente fluentes avanzado avanzato avançado perfectly perfekt parfaitement perfectamente perfettamente "
    u"perfeitamente",
    u"native mother bilingual muttersprache muttersprachlich muttersprachler muttersprachlerin zweisprachig maternelle maternelles "
    u"natif bilingue nativo nativa materna bilingüe madrelingua"};

constexpr std::array timeRows{u"1 day days tag tage tagen jour jours día días giorno giorni dia dias",
                              u"7 week weeks woche wochen semaine semaines semana semanas settimana settimane", u"14 fortnight",
                              u"30 month months monat monate monaten mois mes meses mese mesi mês",
                              u"365 year years jahr jahre jahren an ans année années año años anno anni ano anos"};

constexpr std::array denominatorRows{u"3 third thirds drittel tiers tercio tercios terzo terzi terço terços",
                                     u"4 quarter quarters viertel quart quarts cuarto cuartos quarto quarti quartos",
                                     u"5 fifth fifths fünftel cinquième cinquièmes quinto quintos quinta quinti",
                                     u"10 tenth tenths zehntel dixième dixièmes décimo décimos decimo decimi"};

/// All lists as one table.
class Lexicon
{
public:
    Lexicon()
    {
        for (const auto &rows : {std::span<const WordRow>(plainRows), knownNameRows(), numberSignRows()})
            for (const auto &row : rows)
                for (const auto word : QStringView(row.words).split(u' '))
                    at(word).kinds |= quint64(row.kind);
        for (const auto word : numberWords())
            at(word).kinds |= quint64(WordKind::Number);
        addLanguageForms();
        for (std::size_t i = 0; i < monthRows.size(); ++i)
            for (const auto word : QStringView(monthRows[i]).split(u' '))
                at(word).month = quint8(i + 1);
        for (std::size_t i = 0; i < levelRows.size(); ++i)
            for (const auto word : QStringView(levelRows[i]).split(u' '))
                at(word).level = quint8(i + 1);
        for (const auto *row : timeRows) {
            const auto words = QStringView(row).split(u' ');
            for (const auto word : words.sliced(1))
                at(word).days = quint16(words.constFirst().toInt());
        }
        for (const auto *row : denominatorRows) {
            const auto words = QStringView(row).split(u' ');
            for (const auto word : words.sliced(1))
                at(word).denominator = quint8(words.constFirst().toInt());
        }
        m_irregular = QStringView(irregularForms).split(u' ');
        for (qsizetype i = 0; i + 1 < m_irregular.size(); i += 2)
            at(m_irregular.at(i)).stem = qint16(i + 1);
        const auto fractions = QStringView(fractionWords).split(u' ');
        for (qsizetype i = 0; i + 1 < fractions.size(); i += 2)
            at(fractions.at(i)).fraction = quint8(fractions.at(i + 1).toInt());
    }

    [[nodiscard]] const WordTraits &find(QStringView word, quint32 hash) const
    {
        static const WordTraits none;
        const int number = m_words.find(word, hash);
        return number < 0 ? none : m_traits[std::size_t(number)];
    }
    [[nodiscard]] QStringView irregular(qint16 number) const { return m_irregular.at(number); }

private:
    WordTraits &at(QStringView word)
    {
        const auto number = std::size_t(m_words.add(word));
        if (number == m_traits.size())
            m_traits.emplace_back();
        return m_traits[number];
    }

    // The inflections that names of languages have.
    void addLanguageForms()
    {
        const auto size = m_words.size();
        for (int i = 0; i < size; ++i) {
            if (!m_traits[std::size_t(i)].is(WordKind::Language))
                continue;
            const auto name = m_words.at(i).toString();
            for (const auto *ending : {u"a", u"s", u"e", u"es", u"en", u"er"})
                m_forms.append(name + QStringView(ending).toString());
            if (name.endsWith(u'o'))
                m_forms.append(name.chopped(1) + u'a');
        }
        for (const auto &form : std::as_const(m_forms))
            at(form).kinds |= quint64(WordKind::Language);
    }

    WordTable m_words;
    std::vector<WordTraits> m_traits;
    QList<QString> m_forms;
    QList<QStringView> m_irregular;
};

const Lexicon &lexicon()
{
    static const Lexicon words;
    return words;
}

} // namespace

const WordTraits &traitsOf(QStringView lower, quint32 hash)
{
    return lexicon().find(lower, hash);
}

QStringView irregularStem(qint16 number)
{
    return lexicon().irregular(number);
}

QStringView monthNames(int month)
{
    return monthRows.at(std::size_t(month - 1));
}

} // namespace trinity
