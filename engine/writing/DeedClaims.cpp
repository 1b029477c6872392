// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimRows.h"

#include <array>

namespace trinity {

namespace {

// What people do, by the kind of the deed: whoever claims one of these needs any word of the kind in the source, in any language.
constexpr std::array deedRows{
    ClaimRow{u"en chef|dirige|dirigé|dirigea|dirigeait|encadre|encadré|à la tête de|dirigió|lidera|lideró|lideraba|encabeza|encabezó|"
             u"diresse|diretto|guidò|coordina|coordinò|coordinó|coordenou|coordena|dirigiu|liderou|chefia|chefiou|heads a|heads the|"
             u"runs a team|in charge of",
             u"lead*|led|head|chef*|respons*|führ*|leit*|direct*|direkt*|dirig*|dirett*|diret*|jef*|capo*|manag*|coordin*|koordin*|"
             u"coorden*|encarg*|owner|inhaber*|gründ*|fond*|fund*|obermeister*|meister*|brigade|supervis*|dirección|gesti*|gérant*|"
             u"gérer|encadr*|titular*",
             u"The source does not say so"},
    ClaimRow{u"leitend*|hauptverantwortlich*|oberarzt|oberärztin", u"leit*|chef*|ober*|head*|lead*|hauptver*",
             u"A rank that the source does not give"},
    ClaimRow{u"fondé|fonda|cofond*|créateur|créatrice|fundó|fundou|fundador*|cofund*|fondò|fondatric*|mitgründ*|mitbegründ*|"
             u"gegründet|gründete|begründet*|set up his own|set up her own|started her own|started his own",
             u"found*|gründ*|fond*|fund*|cofound*|co-found*|eröffn*|opened|abri*|inaugur*|aprì|aberto|ouvert|créé|creat*|inhaber*|"
             u"owner|autónom*|selbst*|freelanc*|self*|indépendant*",
             u"The source does not say so"},
    ClaimRow{u"teaches|taught|lectures|lectured|lehrt|lehrte|unterrichtet|unterrichtete|enseigne|enseigné|enseña|enseñó|enseñaba|"
             u"insegna|insegnò|insegnato|ensina|ensinou|leciona|lecionou|imparte|impartió|tiene cursos|donne des cours",
             u"teach*|taught|lectur*|tutor*|train*|mentor*|course*|class|classes|workshop*|lehr*|unterricht*|ausbild*|kurs*|dozent*|"
             u"enseign*|cours|form*|atelier*|professeur*|enseñ*|profesor*|clase*|taller*|curso*|docen*|insegn*|cors*|ensin*|aula*|"
             u"profess*|oficina*|school*|schul*|école*|escuela*|scuola|escola*",
             u"The source does not say so"},
    ClaimRow{u"magna cum laude|cum laude|first class honours|first class degree|with honours|with distinction|mit auszeichnung|"
             u"mention très bien|avec mention|matrícula de honor|con honores|lode|a pieni voti|com distinção|com louvor|"
             u"valedictorian|top of her class|top of his class|jahrgangsbest*|klassenbest*|major de promotion|"
             u"premier de sa promotion|première de sa promotion",
             u"", u"A distinction that the source does not name"},
    ClaimRow{u"michelin|étoilé|étoilée|sternekoch*|sterneköch*|sternerestaurant*|stellato|estrellado|estrelado",
             u"star|stars|étoile*|stern*", u"The source names no such award"},
    ClaimRow{u"remport*|couronné*|vinse|trionf*|laureado|laureada|siegte|sieger|siegerin|errang|champion*|campeón|campeona|campeão|"
             u"campeã|campione|campionessa|meisterschaft*|olymp*|gewann|gewinnt|ganó|ganhou|venceu",
             u"win*|won|gew*|gagn*|premi*|prix|preis*|award*|prize*|medal*|médaill*|lauréat*|victoire*|champion*|campe*|campion*|"
             u"olymp*|sieg*|distinc*|wettbewerb*|concours*|concurso*|concorso*",
             u"The source names no such win"},
    ClaimRow{u"reconocid*|reconnu*|riconosciut*|reconhecid*|aclamad*|acclamat*|aclamado|salué*|hochgelobt*|vielgelobt*|gelobt*|"
             u"praised|elogiad*|lodat*|applaudi*|aplaudid*|célébré|célébrée|celebrato|celebrata|cotizad*|gefragt*|begehrt*|"
             u"in high demand|much in demand",
             u"", u"Praise that the source does not give"},
    ClaimRow{u"edition|editions|auflage|auflagen|édition|éditions|edición|ediciones|edizione|edizioni|edição|edições|reprint*|"
             u"nachdruck*|translated into|übersetzt in|traduit en|traducido al|traducida al|tradotto in|traduzido para",
             u"edition*|auflage*|édition*|edici*|edizion*|ediç*|translat*|übersetz*|traduc*|tradu*", u"The source names no such edition"},
    ClaimRow{u"all over|all across|in ganz|überall in|partout en|partout dans|por toda|en toda|in tutta|em toda|throughout europe|"
             u"throughout the country|throughout the region|across scotland|across britain|across america|across the world|"
             u"across the country|every continent|dans toute",
             u"", u"A reach that the source does not state"},
    ClaimRow{u"à l étranger|im ausland|all estero|en el extranjero|no estrangeiro|abroad|overseas",
             u"ausland*|abroad|overseas|étrang*|extranj*|ester*|estrang*|erasmus|internat*|exchange*|austausch*",
             u"A reach that the source does not state"},
    ClaimRow{u"the only|the first to|the first woman|the first person|first ever|als erste frau|als erste in|als erster in|"
             u"als einzige|als einziger|der einzige|die einzige|das einzige|le seul|la seule|le premier à|la première à|"
             u"le premier de|el único|la única|el primero en|la primera en|l unico|l unica|il solo|il primo a|la prima a|o único|"
             u"a única|o primeiro a|a primeira a|le tout premier|la toute première",
             u"", u"A distinction that the source does not state"},
    ClaimRow{u"board member|board of|advisory board|steering committee|committee|jury|juror|beirat|vorstand*|aufsichtsrat|stadtrat|"
             u"gemeinderat|comité|conseil d administration|conseil municipal|giuria|consiglio|consejo|jurado|júri|conselho|fellow of|"
             u"fellowship|ambassador*|botschafter*|ambassad*|embajador*|ambasciat*|embaixad*|stipendi*|scholarship*|boursi*|bourse|"
             u"becari*|borsa di studio|bolsa de|bolseir*",
             u"", u"An office that the source does not name"},
    ClaimRow{u"featured in|featured on|interviewed by|interviewed on|on television|on tv|on the radio|im fernsehen|im radio|"
             u"à la télévision|à la radio|en televisión|en la radio|in televisione|in tv|alla radio|na televisão|na rádio|podcast*|"
             u"documentary|dokumentarfilm|documentaire|documental|documentario|documentário|headlines|schlagzeilen|gros titres|"
             u"titulares|cover story|titelseite|bbc|cnn",
             u"", u"The source names no such report"},
    ClaimRow{u"chiffre d affaires|levée de fonds|investisseur*|facturación|inversor*|fatturato|investitor*|faturamento|faturação|"
             u"investidor*|financement|financiación|finanziament*|financiamento|bénéfice*|beneficios|profitti|lucro*|salary|gehalt|"
             u"salaire|sueldo|stipendio|salário|grant from|grants from|research grant|fördermittel|fördergeld*|subvention*|"
             u"subvención|sovvenzion*|subvenç*|budget*|presupuesto*|orçamento*",
             u"", u"The source does not say so"},
    ClaimRow{u"doubling|tripling|doubles|triples|verdoppelnd*|multiplied|multiplic*|multipli*|moltiplic*|vervielfach*|halving|"
             u"record breaking|record high|rekord*|récord|recorde|all time high",
             u"twice|double|doppel*|doppelt*|doubl*|dobl*|dobr*|raddoppi*|half|50", u"A change that the source does not state"},
    ClaimRow{u"husband|wife|married|ehemann|ehefrau|verheiratet|marié|mariée|mari|épouse|casado|casada|marido|sposato|sposata|moglie|"
             u"marito|father of|mother of|vater von|mutter von|père de|mère de|padre de|madre de|padre di|madre di|pai de|mãe de|"
             u"her children|his children|ihre kinder|seine kinder|ses enfants|sus hijos|i suoi figli|os seus filhos|grandmother|"
             u"grandfather|großmutter|großvater|grand mère|grand père|abuela|abuelo|nonna|nonno|avó|avô",
             u"famil*|parent*|eltern*|husband|wife|mother|father|mutter|vater|mère|père|madre|padre|mãe|pai|children|kinder|enfants|"
             u"hijos|figli|filhos|grand*|groß*|abuel*|nonn*|avó|avô|son|daughter",
             u"The source says nothing of the kind"},
    ClaimRow{u"photographer|photography|photographe|fotografin|fotograf|fotógraf*", u"photo*|foto*|fotó*",
             u"The source does not name this skill"},
    ClaimRow{u"pianist*|piano|violin*|guitar*|gitarr*|guitar*|chitarr*|musician*|musiker*|musicien*|músico|musicista|composer*|"
             u"komponist*|compositeur*|compositor*|compositore|opera singer|sänger*|chanteu*|cantant*|cantora",
             u"music*|musik*|musiq*|músic*|orchest*|orquest*|concert*|konzert*|conciert*|band|choir|chor|sing*|instrument*|piano|"
             u"klavier|violin*|geige|guitar*|orgel*|organ*|órgano|organo",
             u"The source does not name this skill"},
    ClaimRow{u"lawyer*|attorney*|barrister|solicitor|anwalt|anwältin|rechtsanw*|avocat|avocate|abogad*|avvocat*|advogad*|notar|"
             u"notary|notaire|notaio|notario|a judge|richter|richterin|juge|juez|jueza|giudice|juiz|juíza",
             u"law|lawyer*|legal*|recht*|anwa*|anwä*|droit|jurid*|juris*|avoca*|abogad*|avvocat*|advog*|diritto|derecho|direito|"
             u"notar*|judge|gericht*|court",
             u"A profession that the source does not name"},
    ClaimRow{u"surgeon*|physician*|chirurg*|cirujan*|cirurgi*|arzt|ärztin|médecin|médico|médica|medico|psycholog*|psicólog*|"
             u"psicolog*|psychotherap*|acupunct*|akupunktur*|dentist*|zahnarzt*|zahnärzt*",
             u"medic*|mediz*|médec*|médic*|doctor*|surg*|chirurg*|cirug*|cirurg*|physician*|arzt*|ärzt*|psych*|psic*|acup*|akup*|"
             u"dent*|zahn*|clinic*|klinik*|hospital*",
             u"A profession that the source does not name"},
    ClaimRow{u"pilot|pilots|pilotin|pilote|piloto|pilota|captain|kapitän*|capitaine|capitán|capitano|capitão|skipper",
             u"pilot*|fl*|captain|kapit*|capit*|vol|vuelo*|volo|voo|sail*|segel*|voil*|boat*|boot*|ship*|schiff*|team",
             u"A profession that the source does not name"},
    ClaimRow{u"sommeli*|wine expert|weinkenn*|œnolog*|oenolog*|enólog*|enolog*",
             u"wine*|wein*|vin|vins|vino*|vinho*|sommel*|œnolog*|enolog*|enólog*", u"A profession that the source does not name"},
    ClaimRow{u"interpreter*|dolmetsch*|interprète|intérprete|interprete|sworn translator|vereidigt*|assermenté*|traductor jurado|"
             u"traductora jurada|tradutor ajuramentado",
             u"interpret*|dolmetsch*|interprèt*|intérpret*|sworn|vereidigt*|asserment*|jurad*",
             u"A profession that the source does not name"},
    ClaimRow{u"journalist*|reporter*|periodista*|giornalista|giornalisti|jornalista*|columnist*|kolumnist*|critic|kritiker*",
             u"journal*|report*|period*|giornal*|jornal*|press*|redak*|rédac*|redacc*|redaz*|column*|critic*|kritik*|zeitung*|"
             u"newspaper*",
             u"A profession that the source does not name"},
};

} // namespace

std::span<const ClaimRow> deedClaimRows()
{
    return deedRows;
}

} // namespace trinity
