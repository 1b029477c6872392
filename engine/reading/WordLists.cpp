// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/WordLists.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <algorithm>

namespace trinity::words {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestAbbreviation = 20; // no legal form and no degree is longer
constexpr qsizetype longestJudged = 300; // longer texts are prose whatever words they hold

QSet<QString> setOf(const QString &words, QChar separator = u' ')
{
    const auto list = words.split(separator, Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

/// Whether a word of the text is in the set, or ends like one of the endings (for languages that write compounds).
bool hasWord(QStringView text, const QSet<QString> &set, const QStringList &endings = {})
{
    if (text.size() > longestJudged)
        return false;
    const QString plain = folded(text);
    qsizetype at = 0;
    while (at < plain.size()) {
        while (at < plain.size() && !plain.at(at).isLetter())
            ++at;
        qsizetype end = at;
        while (end < plain.size() && (plain.at(end).isLetter() || plain.at(end) == u'.'))
            ++end;
        QString word = plain.mid(at, end - at);
        at = std::max(end, at + 1);
        if (set.contains(word))
            return true;
        while (word.endsWith(u'.'))
            word.chop(1);
        if (word.isEmpty())
            continue;
        if (set.contains(word))
            return true;
        if (std::any_of(endings.begin(), endings.end(), [&](const QString &ending) { return word.endsWith(ending); }))
            return true;
    }
    return false;
}

QHash<QString, QString> makeCountries()
{
    QHash<QString, QString> table;
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const QString code = QLocale::territoryToCode(territory);
        if (code.size() == 2)
            table.insert(folded(QLocale::territoryToString(territory)), code);
    }
    const std::pair<const char16_t *, const char16_t *> others[] = {{u"uk", u"GB"},
                                                                    {u"england", u"GB"},
                                                                    {u"scotland", u"GB"},
                                                                    {u"wales", u"GB"},
                                                                    {u"usa", u"US"},
                                                                    {u"u.s.a.", u"US"},
                                                                    {u"us", u"US"},
                                                                    {u"deutschland", u"DE"},
                                                                    {u"allemagne", u"DE"},
                                                                    {u"alemania", u"DE"},
                                                                    {u"germania", u"DE"},
                                                                    {u"alemanha", u"DE"},
                                                                    {u"österreich", u"AT"},
                                                                    {u"autriche", u"AT"},
                                                                    {u"schweiz", u"CH"},
                                                                    {u"suisse", u"CH"},
                                                                    {u"svizzera", u"CH"},
                                                                    {u"suiza", u"CH"},
                                                                    {u"frankreich", u"FR"},
                                                                    {u"francia", u"FR"},
                                                                    {u"frança", u"FR"},
                                                                    {u"spanien", u"ES"},
                                                                    {u"espagne", u"ES"},
                                                                    {u"españa", u"ES"},
                                                                    {u"spagna", u"ES"},
                                                                    {u"espanha", u"ES"},
                                                                    {u"italien", u"IT"},
                                                                    {u"italie", u"IT"},
                                                                    {u"italia", u"IT"},
                                                                    {u"itália", u"IT"},
                                                                    {u"portogallo", u"PT"},
                                                                    {u"brasil", u"BR"},
                                                                    {u"brésil", u"BR"},
                                                                    {u"brasilien", u"BR"},
                                                                    {u"belgique", u"BE"},
                                                                    {u"belgien", u"BE"},
                                                                    {u"niederlande", u"NL"},
                                                                    {u"pays-bas", u"NL"},
                                                                    {u"holland", u"NL"},
                                                                    {u"the netherlands", u"NL"},
                                                                    {u"méxico", u"MX"},
                                                                    {u"sverige", u"SE"},
                                                                    {u"czech republic", u"CZ"},
                                                                    {u"türkiye", u"TR"},
                                                                    {u"россия", u"RU"},
                                                                    {u"日本", u"JP"},
                                                                    {u"中国", u"CN"},
                                                                    {u"مصر", u"EG"},
                                                                    {u"ישראל", u"IL"}};
    for (const auto &[name, code] : others)
        table.insert(folded(QStringView(name)), QStringView(code).toString());
    return table;
}

} // namespace

QString folded(QStringView text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; })) { // most words, and ten times as fast
        QString plain = text.toString();
        for (QChar &c : plain)
            if (c >= u'A' && c <= u'Z')
                c = QChar(c.unicode() + 0x20);
        return std::move(plain).simplified();
    }
    const QString apart = text.toString().normalized(QString::NormalizationForm_D);
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart)
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toLower();
    return plain.normalized(QString::NormalizationForm_C).simplified();
}

bool namesRole(QStringView text)
{
    static const QSet<QString> roles = setOf(
        u"engineer developer programmer designer manager director nurse midwife doctor physician surgeon scientist researcher analyst "
        u"architect consultant lead head officer ceo cto cfo coo founder cofounder co-founder owner president chair assistant associate "
        u"intern trainee apprentice teacher lecturer professor tutor lawyer attorney accountant editor writer author journalist "
        u"photographer illustrator artist musician translator administrator coordinator specialist technician operator supervisor "
        u"freelancer freelance chef cook baker waiter driver mechanic electrician plumber carpenter pharmacist therapist psychologist "
        u"librarian curator producer strategist advisor adviser representative agent clerk secretary receptionist maintainer "
        u"contractor postdoc fellow registrar matron volunteer mentor organiser organizer treasurer trainer coach sister "
        u"entwickler entwicklerin ingenieur ingenieurin leiter leiterin pfleger pflegerin krankenschwester arzt arztin lehrer lehrerin "
        u"berater beraterin werkstudent werkstudentin praktikant praktikantin auszubildende auszubildender mitarbeiter mitarbeiterin "
        u"gestalter gestalterin redakteur redakteurin geschaftsfuhrer geschaftsfuhrerin assistentin projektleiter referentin referent "
        u"ingenieure developpeur developpeuse ingenieur infirmier infirmiere medecin enseignant enseignante professeur chercheur "
        u"chercheuse responsable directeur directrice chef cheffe stagiaire graphiste consultante redacteur redactrice architecte "
        u"charge chargee traducteur traductrice benevole conceptrice concepteur "
        u"ingeniero ingeniera desarrollador desarrolladora disenador disenadora enfermero enfermera medico medica profesor profesora "
        u"investigador investigadora jefe jefa directora gerente becario becaria consultor consultora redactor redactora "
        u"arquitecto arquitecta traductor traductora abogado abogada voluntario voluntaria tecnico tecnica "
        u"ingegnere sviluppatore sviluppatrice progettista infermiere infermiera medico insegnante professore professoressa "
        u"ricercatore ricercatrice responsabile direttore direttrice tirocinante stagista consulente architetto architetta traduttrice "
        u"traduttore redattore redattrice volontaria volontario grafica grafico "
        u"engenheiro engenheira desenvolvedor desenvolvedora programador programadora enfermeiro enfermeira medica professor "
        u"professora pesquisador pesquisadora investigadora diretor diretora estagiario estagiaria arquiteto arquiteta tradutora "
        u"tradutor voluntaria"_s);
    static const QStringList endings{u"entwickler"_s,  u"entwicklerin"_s, u"ingenieur"_s,  u"ingenieurin"_s, u"leiter"_s,    u"leiterin"_s,
                                     u"pfleger"_s,     u"pflegerin"_s,    u"lehrer"_s,     u"lehrerin"_s,    u"ologist"_s,   u"ologe"_s,
                                     u"ologin"_s,      u"ologue"_s,       u"ologo"_s,      u"ologa"_s,       u"grapher"_s,   u"graf"_s,
                                     u"grafin"_s,      u"maker"_s,        u"meister"_s,    u"meisterin"_s,   u"chemist"_s,   u"physicist"_s,
                                     u"smith"_s,       u"designerin"_s,   u"berater"_s,    u"beraterin"_s,   u"arztin"_s,    u"schwester"_s,
                                     u"assistentin"_s, u"gestalterin"_s,  u"forscherin"_s, u"forscher"_s,    u"fachkraft"_s, u"niker"_s,
                                     u"nikerin"_s,     u"matiker"_s,      u"matikerin"_s,  u"ator"_s,        u"atore"_s,     u"atrice"_s,
                                     u"ateur"_s};
    return hasWord(text, roles, endings);
}

bool isLegalForm(QStringView text)
{
    static const QSet<QString> forms = setOf(u"inc inc. ltd ltd. llc llp plc corp corp. co co. gmbh ag kg se ev e.v. ug ohg sa s.a. sas "
                                             u"sarl s.l. sl srl s.r.l. spa s.p.a. bv b.v. nv ab oy as aps pty lda lda."_s);
    return text.size() <= longestAbbreviation && forms.contains(folded(text));
}

bool namesOrganisation(QStringView text)
{
    static const QSet<QString> names = setOf(
        u"inc ltd llc llp plc corp gmbh ag kg e.v ohg s.a sas sarl s.l srl s.r.l spa s.p.a bv b.v ab oy lda company group labs lab "
        u"laboratory hospital clinic infirmary trust nhs university institute college school council ministry agency studio studios "
        u"foundation association society bank museum theatre library press magazine agentur klinik klinikum krankenhaus verein "
        u"universitat institut hopital clinique universite ecole mairie laboratoire fondation association banque hospital clinica "
        u"universidad instituto ayuntamiento fundacion estudio ospedale universita istituto comune fondazione scuola universidade "
        u"ville stadt city stadtwerke cooperative cooperativa genossenschaft prefeitura fundacao systems technologies solutions software partners holdings industries instruments consulting"_s);
    static const QStringList endings{u"klinik"_s, u"klinikum"_s, u"krankenhaus"_s, u"universitat"_s, u"verlag"_s,
                                     u"werke"_s,  u"institut"_s, u"schule"_s,      u"agentur"_s};
    return hasWord(text, names, endings);
}

bool namesSchool(QStringView text)
{
    static const QSet<QString> names = setOf(
        u"university college school institute academy polytechnic conservatory seminary universitat hochschule fachhochschule gymnasium "
        u"akademie berufsschule tu fh eth epfl mit ucl lse schule institut universite ecole lycee faculte iut universidad instituto "
        u"escuela facultad colegio universita istituto politecnico accademia liceo scuola universidade faculdade escola politecnica "
        u"conservatorio conservatoire kolleg"_s);
    static const QStringList endings{u"universitat"_s, u"hochschule"_s, u"gymnasium"_s, u"schule"_s, u"akademie"_s, u"institut"_s};
    return hasWord(text, names, endings);
}

bool isDegreeToken(QStringView token)
{
    static const QSet<QString> degrees =
        setOf(u"btech b.tech b.tech. mtech m.tech bsc b.sc b.sc. msc m.sc m.sc. ba b.a. b.a ma m.a. m.a phd ph.d ph.d. dphil md m.d. mba "
              u"llb ll.b. llm ll.m. bfa mfa beng b.eng. "
              u"b.eng meng m.eng. m.eng bed b.ed. med m.ed. mphil bba dr dr. diplom abitur magister staatsexamen licence master bachelor "
              u"baccalaureat bts dut grado licenciatura laurea dottorato diploma mestrado doutorado doutoramento bacharelado hnd gcse "
              u"a-levels doktor promotion doctorat doctorado master's bachelor's licenciado licenciada maestria maturita"_s);
    return token.size() <= longestAbbreviation && degrees.contains(folded(token));
}

bool namesDegree(QStringView text)
{
    if (text.size() > longestJudged)
        return false;
    const auto tokens = folded(text).split(u' ', Qt::SkipEmptyParts);
    return std::any_of(tokens.begin(), tokens.end(), [](QString token) {
        while (token.endsWith(u',') || token.endsWith(u')') || token.endsWith(u':'))
            token.chop(1);
        while (token.startsWith(u'('))
            token.remove(0, 1);
        static const QSet<QString> more = setOf(u"doctorate degree certificate apprenticeship ausbildung studium formation diplôme "
                                                u"diplome titulo ingeniería bachelier lehre tecnico foundation doctor"_s);
        return isDegreeToken(token) || more.contains(token) || token.endsWith("studium"_L1);
    });
}

bool isSpokenLanguage(QStringView word)
{
    static const QSet<QString> names = [] {
        const QStringList all =
            u"english german french spanish italian portuguese dutch swedish norwegian danish finnish icelandic polish "
            u"czech slovak hungarian romanian bulgarian greek turkish russian ukrainian serbian croatian slovenian bosnian albanian "
            u"lithuanian latvian estonian arabic hebrew persian farsi urdu hindi bengali tamil punjabi gujarati marathi chinese mandarin "
            u"cantonese japanese korean vietnamese thai indonesian malay tagalog filipino swahili yoruba igbo hausa amharic somali zulu "
            u"afrikaans catalan basque galician welsh irish gaelic latin esperanto luxembourgish sign bsl asl "
            u"englisch deutsch franzosisch spanisch italienisch portugiesisch niederlandisch schwedisch norwegisch danisch polnisch "
            u"tschechisch ungarisch rumanisch griechisch turkisch russisch ukrainisch arabisch hebraisch chinesisch japanisch latein "
            u"anglais allemand francais espagnol italien portugais neerlandais suedois polonais russe arabe chinois japonais turc grec "
            u"ingles aleman frances espanol castellano italiano portugues neerlandes sueco polaco ruso chino japones catalan arabe "
            u"inglese tedesco francese spagnolo portoghese olandese svedese polacco russo arabo cinese giapponese "
            u"alemao holandes chines russo arabe japones svenska suomi dansk norsk nederlands polski русский английский немецкий 한국어 "
            u"português español français "
            u"العربية الإنجليزية עברית אנגלית 日本語 英語 中文 英文"_s.split(u' ', Qt::SkipEmptyParts);
        QSet<QString> set;
        for (const auto &name : all)
            set.insert(folded(name));
        return set;
    }();
    return names.contains(folded(word));
}

bool isGrade(QStringView text)
{
    static const QSet<QString> grades = setOf(
        u"first class|first class honours|upper second|upper second class|lower second|lower second class|second class|third class|2:1|2:2|"
        u"distinction|merit|with distinction|with merit|with honours|summa cum laude|magna cum laude|cum laude|mit auszeichnung|"
        u"mention bien|mention tres bien|mention assez bien|con lode|110/110|110/110 e lode|matricula de honor|sobresaliente"_s,
        u'|');
    return text.size() <= 40 && grades.contains(folded(text));
}

bool isRating(QStringView text)
{
    static const QRegularExpression rating(uR"(^(?:\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|6|10|100)|[★☆⭐●○◉■□▪▫◼◻▮▯█▓▒░]{2,10})$)"_s);
    return text.size() <= longestAbbreviation && rating.match(text.trimmed().toString()).hasMatch();
}

bool isLevel(QStringView text)
{
    static const QSet<QString> levels = setOf(
        u"native|native speaker|mother tongue|bilingual|fluent|proficient|professional|working|intermediate|conversational|basic|basics|"
        u"beginner|elementary|advanced|expert|good|very good|excellent|a1|a2|b1|b2|c1|c2|muttersprache|fliessend|verhandlungssicher|"
        u"grundkenntnisse|gut|sehr gut|fortgeschritten|anfanger|langue maternelle|courant|bilingue|intermediaire|avance|notions|debutant|"
        u"nativo|nativa|lengua materna|fluido|avanzado|intermedio|basico|madrelingua|fluente|avanzato|base|buono|ottimo|lingua materna|"
        u"lingua madre|avancado|intermediario|lingua "
        u"nativa|scolaire|competent|experienced|some|experte|expertin|experto|experta|esperto|esperta|especialista|profi|kompetent|"
        u"erweitert|"
        u"grundlagen|mittel|solide|sicher|novice|master|skilled|familiar|confirmé|confirme|maitrise|bon|bonne|tres bon|medio|alto|bueno|"
        u"muy bueno|buona|ottima|eccellente|discreto|scolastico|bom|muito bom|nivel avanzado|upper intermediate|limited working|"
        u"full professional|professional working|limited working proficiency|professional working proficiency|"
        u"full professional proficiency|native or bilingual proficiency|elementary proficiency"_s,
        u'|');
    if (isRating(text))
        return true;
    QString plain = folded(text);
    plain.replace(u"ß"_s, u"ss"_s);
    return levels.contains(plain);
}

QString countryCode(QStringView name)
{
    static const QHash<QString, QString> table = makeCountries();
    return name.size() > 60 ? QString() : table.value(folded(name));
}

bool isSentence(QStringView text)
{
    constexpr qsizetype longLine = 140;
    constexpr qsizetype fewWords = 5;
    if (text.size() > longLine)
        return true;
    if (text.isEmpty() || text.front().isLower())
        return !text.isEmpty();
    const QStringView lastWord = text.mid(text.lastIndexOf(u' ') + 1);
    if (isLegalForm(lastWord) || isDegreeToken(lastWord))
        return false;
    return QStringView(u".!?。…").contains(text.back()) && text.count(u' ') + 1 >= fewWords;
}

} // namespace trinity::words
