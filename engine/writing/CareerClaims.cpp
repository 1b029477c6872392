// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimRows.h"

#include <array>

namespace trinity {

namespace {

// Short forms and inflections: a row is borne out by any of its words.
constexpr std::array careerRows{
    // degrees, by level
    ClaimRow{u"phd|ph.d|doctorate|doktor*|promoviert*|promotion|dr|doctor|doctorat|docteur*|doctorado|doctora|dottorato|dottore|"
             u"dottoressa|doutoramento|doutorado|doutor*|*دكتوراه*|*博士*|*박사*|кандидат наук|доктор наук",
             u"phd|promotion|promovierte", u"A degree that the source does not name"},
    ClaimRow{u"doctoral", u"phd|doctorate|promotion|doktor*", u"A degree that the source does not name"},
    ClaimRow{u"mba|master degree|masters degree|masters|master of|master in|master en|master "
             u"de|masterabschluss|masterstudium|msc|m.sc|máster|mestrado|mestre|laurea "
             u"magistrale|magister|meng|*ماجستير*|*硕士*|*修士*|*석사*|магистр*",
             u"maîtrise|meister*", u"A degree that the source does not name"},
    ClaimRow{u"bachelor*|bsc|b.sc|licence|licenciado|licenciada|licenciatura|grado en|laurea|laureata|laureato|licencié|licenciada em|"
             u"*بكالوريوس*|*学士*|*학사*|бакалавр*",
             u"bachelor*|bsc|b.sc|licen*|laurea*|grado|degree|graduat*|beng|*بكالوريوس*|*学士*", u"A degree that the source does not name"},
    ClaimRow{u"chartered|charterholder|staatlich geprüft*|agrégé*|diplomado|perito", u"", u"A qualification that the source does not name"},
    ClaimRow{u"professor*|lecturer|dozent*|lehrbeauftragt*|professeur*|catedrátic*|profesor|profesora|docente|*教授*|*교수*|профессор*",
             u"", u"A title that the source does not give"},
    // offices
    ClaimRow{
        u"director|directeur|directrice|directora|direttore|direttrice|diretor|diretora|direktor*|директор*|*مدير*|*部長*|*社長*|*总监*|"
        u"*经理*|*이사*|*대표*",
        u"", u"A title that the source does not give"},
    ClaimRow{u"partner|partners|associé|associée|teilhaber*|gesellschafter*", u"sócio|sócia|socio|socia|socio|inhaber*|owner|partner*",
             u"A title that the source does not give"},
    ClaimRow{u"owner|owns|dueño|dueña|propriétaire|patron|patronne|propietari*|proprietari*|titolare|dono|dona|владелец",
             u"inhaber*|sócia|sócio|founder", u"A title that the source does not give"},
    ClaimRow{
        u"chef de service|cadre de santé|cadre|responsable|encargado|encargada|jefe de|jefa de|gerente|capo|caposquadra|responsabile|chefe|"
        u"coordenador|gerent*|vereador*|alcalde*|sindaco|maire|deputad*|bürgermeister*|obermeister*|chefarzt|chefärztin|chefkoch|"
        u"abteilungsleiter*|teamleiter*|руководител*|начальник*|заведующ*",
        u"", u"A title that the source does not give"},
    ClaimRow{u"president|président*|chairs "
             u"the|chaired|presides|presided|subdirector*|vicedirett*|vicepresident*|stellvertret*|presidente|presidenta|vorsitzende*|"
             u"chairman|chairwoman|secretary|secrétaire général*|sprecher*|obmann",
             u"", u"A title that the source does not give"},
    ClaimRow{u"architect of record|licensed architect|chief engineer|chief architect|head chef|executive chef|sous chef|lead "
             u"developer|team lead|"
             u"tech lead|consultant|consultor*|consulente|berater*|beraterin",
             u"consult*|berat*|conseil*", u"A title that the source does not give"},
    // skills in common words
    ClaimRow{u"machine learning|deep learning|artificial intelligence|data science|devops|cloud computing|blockchain|cybersecurity|"
             u"maschinelles lernen|künstliche intelligenz|apprentissage automatique|intelligence artificielle|inteligencia artificial|"
             u"aprendizaje automático|intelligenza artificiale|inteligência artificial|*机器学习*|*人工智能*|*機械学習*|*人工知能*|"
             u"*الذكاء الاصطناعي*|*машинно*",
             u"", u"The source does not name this skill"},
    ClaimRow{u"bilingual|trilingual|polyglot|zweisprachig*|mehrsprachig*|bilingue|trilingue|bilingüe|poliglotta|poliglota", u"",
             u"The source does not say so"},
    // works
    ClaimRow{u"livre|libro|livro|libri|libros|livros|roman|novel|novels|memoir",
             u"livre*|libro*|livro*|roman*|novel*|buch|bücher|author*|cuaderno", u"The source names no such work"},
    ClaimRow{u"patented|inventor|inventors|erfinder*|inventeur*|inventora", u"patent*|invent*", u"The source names no patent"},
    ClaimRow{u"startup founder|serial entrepreneur|entrepreneur*|unternehmer*|empresari*|imprenditor*|empreended*", u"",
             u"The source does not say so"},
};

} // namespace

std::span<const ClaimRow> careerClaimRows()
{
    return careerRows;
}

} // namespace trinity
