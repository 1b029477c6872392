// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimRows.h"

#include <array>

namespace trinity {

namespace {

constexpr std::array otherRows{
    // awards
    ClaimRow{u"award-winning|winner|lauréat|lauréate|primée|primés|récompensé*|galardonad*|premiad*|ganador*|ganó|premiat*|vincitor*|vinto|"
             u"vencedor*|venceu|ganhou|gewinner*|лауреат*|победител*|*فازت*|*فاز *|*受賞*|*获奖*|*荣获*|*수상*",
             u"prix|premi*|prémi*|prêmi*|award*|medal*|preis*", u"The source names no such win"},
    ClaimRow{u"prix|premio*|prémio*|prêmio*|galardón|médaille*|medalla*|medaglia*|medalha*|légion*|trophée*|trofeo*|*preis*|premi|преми*|"
             u"наград*|"
             u"*جائزة*|*奖*|*賞を*|*대상*",
             u"*preis*|award*|prize*|medal*", u"The source names no award"},
    ClaimRow{u"of the year|des jahres|de l année|del año|do ano|dell anno|года года|*年度*|*올해의*", u"",
             u"The source names no such award"},
    ClaimRow{u"grand prix|gran premio|first prize|erster preis|primer premio|primo premio|primeiro prémio|gold medal|goldmedaille", u"",
             u"The source names no such award"},
    ClaimRow{u"elected|gewählt|élu|élue|elegido|elegida|eletto|eletta|eleito|eleita|elegeu*", u"", u"The source does not say so"},
    // superlatives and praise
    ClaimRow{u"meilleur*|mejor|mejores|migliore|migliori|melhor|melhores|best|лучш*|*最先进*|*最好*|*最佳*|*最高の*|*一番*|*최고*|*أفضل*|*"
             u"الأفضل*",
             u"", u"A superlative that the source does not use"},
    ClaimRow{
        u"schönst*|erfolgreichst*|bekanntest*|wichtigst*|modernst*|höchst*|gefragtest*|angesehenst*|am besten|most respected|most accurate|"
        u"most successful|most popular|strongest|smartest|quickest|simplest|easiest|safest|cleanest|самый*|самая*|самые*",
        u"", u"A superlative that the source does not use"},
    ClaimRow{u"incontournable*|référence|réputé*|renommée|reconnue|reconnus|prestigieu*|prestigios*|exceptionnel*|excepcional*|eccezional*|"
             u"remarquable*|extraordinari*|extraordinair*|outstanding|exceptional|extraordinary|remarkable|brilliant|stunning|unrivalled|"
             u"herausragend*|außergewöhnlich*|hervorragend*|exzellent*|maßstäbe|meister seines|meisterin ihres",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"unique|unica|unico|único|única|einmalig*|inégalé*|inigualable*|ineguagliabil*|inigualáve*|уникальн*|*独一无二*|*唯一の*",
             u"", u"Praise that the source does not give"},
    ClaimRow{
        u"révolutionnaire*|revolucionari*|rivoluzionari*|revolucionári*|innovant*|innovateur*|innovador*|innovativ*|inovador*|"
        u"inovadora*|pionnier*|pionnière*|pioner*|pioneir*|pionier*|redefine|redefines|redefined|tendencia|tendance|tendências|blazing*|"
        u"visionari*|visionnaire*|передов*|*领先*|*革新的*|*혁신*|*مبتكر*",
        u"", u"Praise that the source does not give"},
    ClaimRow{u"spécialiste*|especialista*|specialista|specialisti|experte|expertes|expert|esperta|esperto|experto|experta|maestro|maestra|"
             u"maestría|эксперт*|*专家*|*専門家*|*전문가*|*خبير*",
             u"expert*|spécialist*|especialist*|specialist*", u"Expertise that the source does not claim"},
    ClaimRow{u"respected|respectée|respecté|respetad*|rispettat*|respeitad*|apprezzat*|appréciée|valorad*|angesehen*|geschätzt*|célèbre*|"
             u"famos*|famosa|famoso|célebre*|известн*|знаменит*",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"leader|leaders|líder|lideres|líderes|primer puesto|number one|nummer eins|numéro un|numero uno", u"lead|leads|team leader",
             u"The source does not claim the lead"},
    // reach
    ClaimRow{
        u"toute la france|toute l europe|tout le pays|monde entier|dans le monde|todo el mundo|todo el país|toda españa|tutta italia|"
        u"tutto il mondo|todo o país|todo o mundo|toda a europa|ganz europa|ganz deutschland|aller welt|in europa|throughout europe|"
        u"across the world|across the country|nationwide|bundesweit*|europaweit*|по всему миру|*全国*|*全世界*|*世界中*|*전 세계*|*العالم*|"
        u"toute la*|du pays|del país|do país|des landes",
        u"", u"A reach that the source does not state"},
    // customers and users
    ClaimRow{
        u"clients|clientes|clienti|clientela|clientèle|auftraggeber*|kundschaft|customers|kunden|клиент*|заказчик*|*客户*|*顧客*|*고객*|"
        u"*عملاء*",
        u"client*|customer*|kund*|freelanc*", u"The source names no clients"},
    ClaimRow{
        u"commissioned|commissions|commission|commissionné*|beauftragt*|bestellte|bestellten|encargó|encargaron|commissionat*|encomend*|"
        u"affidano|affida|font appel|fait appel|confían|confiam|se fient|si affida*|vertraut*|trust|trusts|trusted|serves|заказал*",
        u"auftrag*|commission*|encargo*", u"The source names nobody who does"},
    ClaimRow{u"rely on|relies on|rely upon|depend on|depends on|verlassen sich|comptent sur|se confían|used daily|adopted",
             u"use|uses|used|users|running|utilis*|verwend*", u"The source names no users"},
    ClaimRow{u"embassies|embassy|embajada*|ministr*|ministère*|museen|museum|museums|museo*|musée*|hotels|hoteles|hôtels|hotéis|clinics|"
             u"cliniques|"
             u"clínicas|festival*|governments|regierung*",
             u"", u"The source names nobody of the kind"},
    // numbers in words
    ClaimRow{
        u"centaines|milliers|dizaines|cientos|miles|decenas|centinaia|migliaia|decine|centenas|milhares|dezenas|сотни|тысячи|*数百*|*数千*|"
        u"*数万*|*آلاف*|*수천*",
        u"", u"A number that the source does not give"},
    ClaimRow{u"century|centuries|jahrhundert*|siècle*|siglo|siglos|secolo|secoli|século*|décennie*|década*|decennio|decenni|decenio*|"
             u"десятилети*",
             u"", u"A length of time that the source does not state"},
    ClaimRow{u"doublé*|triplé*|duplic*|triplic*|raddoppi*|dobrou|triplicou|удвоил*|*倍増*|*翻倍*", u"",
             u"A change that the source does not state"},
    ClaimRow{u"sold out|ausverkauft*|best-seller*|bestseller*|bestselling", u"", u"The source does not say so"},
};

} // namespace

std::span<const ClaimRow> otherClaimRows()
{
    return otherRows;
}

} // namespace trinity
