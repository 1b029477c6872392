// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/SectionHeadings.h"

#include "engine/reading/WordLists.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestSectionHeading = 60;

struct Names {
    CvSection section;
    const char16_t *names; ///< separated by "|", in lower case
};

/// One row per section: English, German, French, Spanish, Italian, Portuguese, then plain words of other languages.
constexpr Names headingNames[] = {
    {CvSection::Contact,
     u"contact|contact details|contact information|contact me|get in touch|find me|find me online|reach me|connect|connect with me|"
     u"links|personal details|personal information|personal data|details|elsewhere|kontakt|kontaktdaten|persönliche daten|"
     u"persönliche angaben|zur person|coordonnées|informations personnelles|état civil|contacto|datos de contacto|datos personales|"
     u"contatti|contatto|dati personali|informazioni personali|contato|contatos|contactos|dados pessoais|informações pessoais|"
     u"контакты|личные данные|联系方式|连絡先|連絡先|اتصل بي|معلومات الاتصال|צור קשר|פרטים אישיים"},
    {CvSection::Summary,
     u"summary|profile|professional summary|executive summary|career summary|personal statement|personal profile|professional profile|"
     u"objective|career objective|overview|profil|kurzprofil|zusammenfassung|berufliches profil|résumé|profil professionnel|synthèse|"
     u"accroche|objectif|perfil|perfil profesional|resumen|resumen profesional|extracto|objetivo|profilo|profilo professionale|"
     u"sintesi|riepilogo|resumo|perfil profissional|resumo profissional|sumário|обо мне кратко|个人简介|概要|職務要約|ملخص|نبذة|תקציר"},
    {CvSection::About,
     u"about|about me|who i am|bio|biography|introduction|my story|hello|hi|hi there|über mich|zu meiner person|vorstellung|"
     u"à propos|à propos de moi|qui suis-je|présentation|biographie|sobre mí|acerca de mí|quién soy|presentación|biografía|"
     u"chi sono|su di me|presentazione|biografia|sobre mim|sobre|quem sou|apresentação|обо мне|о себе|关于我|自己紹介|自己pr|نبذة عني|"
     u"عني|אודות|עליי"},
    {CvSection::Work,
     u"work|experience|work experience|professional experience|employment|employment history|work history|career|career history|jobs|"
     u"positions|relevant experience|industry experience|clinical experience|teaching experience|research experience|appointments|"
     u"academic appointments|professional background|berufserfahrung|beruflicher werdegang|werdegang|arbeitserfahrung|praxiserfahrung|"
     u"berufspraxis|berufliche erfahrung|berufliche stationen|tätigkeiten|praktika|expérience|expériences|expérience professionnelle|"
     u"expériences professionnelles|parcours professionnel|parcours|emplois|experiencia|experiencia laboral|experiencia profesional|"
     u"trayectoria|trayectoria profesional|historial laboral|esperienza|esperienze|esperienza lavorativa|esperienze lavorative|"
     u"esperienza professionale|esperienze professionali|carriera|experiência|experiências|experiência profissional|"
     u"experiências profissionais|percurso profissional|carreira|histórico profissional|опыт работы|опыт|工作经历|工作经验|職歴|職務経歴|"
     u"الخبرة|الخبرة العملية|الخبرات|ניסיון תעסוקתי|ניסיון|ניסיון מקצועי"},
    {CvSection::Volunteer,
     u"volunteer|volunteering|volunteer work|volunteer experience|voluntary work|community|community service|service|civic engagement|"
     u"ehrenamt|ehrenamtliches engagement|ehrenamtliche tätigkeiten|ehrenamtliche tätigkeit|engagement|soziales engagement|"
     u"gesellschaftliches engagement|bénévolat|expérience bénévole|engagements|engagement associatif|vie associative|voluntariado|"
     u"trabajo voluntario|experiencia de voluntariado|volontariato|esperienze di volontariato|attività di volontariato|"
     u"trabalho voluntário|experiência de voluntariado|волонтёрство|волонтерство|志愿者经历|ボランティア|التطوع|العمل التطوعي|התנדבות"},
    {CvSection::Education,
     u"education|academic background|education and training|studies|training|qualifications|academic qualifications|degrees|schooling|"
     u"academic history|ausbildung|bildung|bildungsweg|schulbildung|studium|akademische ausbildung|schulische ausbildung|"
     u"bildungsgang|hochschulbildung|ausbildung und studium|formation|formations|études|diplômes|scolarité|parcours académique|"
     u"cursus|formación|formación académica|educación|estudios|títulos|istruzione|formazione|istruzione e formazione|studi|"
     u"titoli di studio|educação|formação|formação académica|formação acadêmica|escolaridade|habilitações|habilitações literárias|"
     u"estudos|образование|教育经历|教育背景|学历|学歴|التعليم|المؤهلات|השכלה"},
    {CvSection::Projects,
     u"projects|personal projects|side projects|selected projects|open source|open source projects|open-source projects|open-source|"
     u"portfolio|selected work|selected works|works|my work|featured projects|things i built|things i have built|what i have built|"
     u"things i've built|what i've built|software|case studies|repositories|pinned|projekte|eigene projekte|ausgewählte projekte|"
     u"referenzprojekte|arbeiten|projets|projets personnels|réalisations|travaux|proyectos|proyectos personales|"
     u"proyectos destacados|trabajos|progetti|progetti personali|lavori|realizzazioni|projetos|projectos|projetos pessoais|"
     u"trabalhos|проекты|项目|项目经历|プロジェクト|作品|المشاريع|مشاريع|פרויקטים"},
    {CvSection::Skills,
     u"skills|technical skills|key skills|core skills|skill set|skillset|competencies|core competencies|competences|expertise|"
     u"technologies|tech stack|tools|toolbox|areas of expertise|strengths|abilities|soft skills|it skills|computer skills|"
     u"professional skills|clinical skills|what i do|what i work with|what i use|stack|kenntnisse|fähigkeiten|kompetenzen|"
     u"edv-kenntnisse|it-kenntnisse|fachkenntnisse|technische kenntnisse|besondere kenntnisse|stärken|qualifikationen|"
     u"kenntnisse und fähigkeiten|compétences|compétences techniques|savoir-faire|aptitudes|outils|compétences clés|atouts|"
     u"informatique|habilidades|competencias|aptitudes|conocimientos|capacidades|habilidades técnicas|conocimientos técnicos|"
     u"informática|herramientas|competenze|competenze tecniche|capacità|abilità|conoscenze|capacità e competenze|"
     u"competenze informatiche|strumenti|competências|habilidades técnicas|conhecimentos|aptidões|competências técnicas|ferramentas|"
     u"навыки|ключевые навыки|技能|专业技能|スキル|المهارات|מיומנויות|כישורים"},
    {CvSection::Languages,
     u"languages|spoken languages|language skills|foreign languages|sprachen|sprachkenntnisse|fremdsprachen|langues|"
     u"langues étrangères|compétences linguistiques|langues parlées|idiomas|lenguas|conocimientos de idiomas|lingue|"
     u"lingue straniere|competenze linguistiche|conoscenze linguistiche|línguas|competências linguísticas|языки|знание языков|语言|"
     u"语言能力|語学|言語|اللغات|שפות"},
    {CvSection::Awards,
     u"awards|honors|honours|awards and honors|honors and awards|prizes|achievements|scholarships|recognition|distinctions|grants|"
     u"fellowships|auszeichnungen|preise|ehrungen|stipendien|erfolge|prix|distinctions|récompenses|bourses|prix et distinctions|"
     u"premios|reconocimientos|becas|distinciones|logros|premios y reconocimientos|premi|riconoscimenti|borse di studio|"
     u"premi e riconoscimenti|prémios|prêmios|reconhecimentos|bolsas|distinções|conquistas|награды|достижения|获奖|奖项|受賞|受賞歴|"
     u"الجوائز|פרסים"},
    {CvSection::Certificates,
     u"certificates|certifications|certification|licenses|licences|licenses and certifications|courses|courses and certificates|"
     u"professional development|registrations|registration|continuing education|zertifikate|zertifizierungen|weiterbildung|"
     u"weiterbildungen|fortbildung|fortbildungen|lizenzen|kurse|certificats|certifications|habilitations|formations complémentaires|"
     u"certificados|certificaciones|cursos|licencias|formación complementaria|certificati|certificazioni|corsi|abilitazioni|"
     u"corsi e certificazioni|certificações|cursos e certificados|formação complementar|сертификаты|курсы|证书|资格证书|資格|免許・資格|"
     u"الشهادات|תעודות|הסמכות"},
    {CvSection::Publications,
     u"publications|papers|articles|books|writing|selected publications|research publications|patents|peer-reviewed publications|"
     u"journal articles|blog posts|publikationen|veröffentlichungen|schriften|fachartikel|patente|publications|articles|ouvrages|"
     u"livres|brevets|publicaciones|artículos|libros|escritos|patentes|pubblicazioni|articoli|libri|brevetti|publicações|artigos|"
     u"livros|публикации|статьи|论文|出版物|発表論文|論文|著書|المنشورات|פרסומים"},
    {CvSection::Talks,
     u"talks|speaking|presentations|conference talks|invited talks|lectures|conferences|public speaking|workshops|talks and workshops|"
     u"vorträge|präsentationen|konferenzen|konferenzbeiträge|conférences|interventions|présentations|communications|charlas|"
     u"ponencias|conferencias|presentaciones|conferenze|interventi|relazioni|presentazioni|palestras|conferências|apresentações|"
     u"доклады|выступления|演讲|講演|登壇|المحاضرات|הרצאות"},
    {CvSection::Interests,
     u"interests|research interests|hobbies|hobbies and interests|personal interests|activities|leisure|free time|outside "
     u"work|interessen|hobbys|"
     u"freizeit|interessen und hobbys|forschungsinteressen|thèmes de recherche|intereses de investigación|interessi di ricerca|interesses "
     u"de pesquisa|"
     u"centres d'intérêt|centres d’intérêt|loisirs|intérêts|activités|passions|intereses|aficiones|"
     u"pasatiempos|tiempo libre|interessi|hobby|interessi personali|tempo libero|interesses|passatempos|tempos livres|hobbies|"
     u"интересы|хобби|увлечения|兴趣爱好|爱好|趣味|الاهتمامات|الهوايات|תחומי עניין|תחביבים"},
    {CvSection::References,
     u"references|referees|recommendations|testimonials|what people say|referenzen|empfehlungen|références|recommandations|"
     u"referencias|recomendaciones|referenze|referências|recomendações|рекомендации|推荐人|推薦者|المراجع|ממליצים"},
};

const QHash<QString, CvSection> &table()
{
    static const QHash<QString, CvSection> made = [] {
        QHash<QString, CvSection> sections;
        for (const auto &row : headingNames)
            for (const auto &name : QStringView(row.names).split(u'|', Qt::SkipEmptyParts))
                if (const QString key = words::folded(name); !sections.contains(key))
                    sections.insert(key, row.section);
        return sections;
    }();
    return made;
}

std::optional<CvSection> lookUp(const QString &name)
{
    const auto found = table().constFind(name);
    return found == table().constEnd() ? std::nullopt : std::optional(*found);
}

/// "E X P E R I E N C E" as one word: every second character is a space.
QString closedUp(const QString &text)
{
    if (text.size() < 7)
        return text;
    for (qsizetype i = 1; i < text.size(); i += 2)
        if (text.at(i) != u' ' && text.at(i - 1) != u' ')
            return text;
    QString word = text;
    return word.remove(u' ');
}

std::optional<CvSection> withoutAdjective(const QString &name)
{
    static const QSet<QString> adjectives{u"selected"_s,   u"relevant"_s, u"recent"_s,      u"key"_s,    u"my"_s,       u"other"_s,
                                          u"additional"_s, u"current"_s,  u"main"_s,        u"some"_s,   u"featured"_s, u"professional"_s,
                                          u"meine"_s,      u"weitere"_s,  u"ausgewahlte"_s, u"mes"_s,    u"mis"_s,      u"miei"_s,
                                          u"meus"_s,       u"minhas"_s,   u"otros"_s,       u"autres"_s, u"le mie"_s,   u"i miei"_s};
    const auto space = name.indexOf(u' ');
    return space > 0 && adjectives.contains(name.left(space)) ? lookUp(name.mid(space + 1)) : std::nullopt;
}

} // namespace

bool isOtherHeading(QStringView heading)
{
    static const QSet<QString> names = [] {
        QSet<QString> made;
        const auto all =
            QStringView(u"membership|memberships|professional memberships|affiliations|professional affiliations|driving licence|"
                        u"driving license|additional information|further information|other information|miscellaneous|other|"
                        u"military service|patents pending|availability|mitgliedschaften|führerschein|sonstiges|weiteres|"
                        u"wehrdienst|zivildienst|adhésions|permis de conduire|divers|informations complémentaires|"
                        u"carné de conducir|otros datos|información adicional|patente|patente di guida|altro|"
                        u"ulteriori informazioni|carta de condução|outros|informações adicionais")
                .split(u'|');
        for (const auto &name : all)
            made.insert(words::folded(name));
        return made;
    }();
    return heading.size() <= longestSectionHeading && names.contains(words::folded(bareHeading(heading)));
}

QString bareHeading(QStringView heading)
{
    const auto isFrame = [](QChar c) { return !c.isLetterOrNumber() && !c.isMark() && c != u')'; };
    heading = heading.trimmed();
    // An emoji is two units or a symbol; both fall under "no letter, no digit".
    while (!heading.isEmpty() && isFrame(heading.front()))
        heading = heading.mid(1);
    while (!heading.isEmpty() && (isFrame(heading.back()) || heading.back() == u')'))
        heading.chop(1);
    // "3. Skills" and "IV) Skills"
    qsizetype digits = 0;
    while (digits < heading.size() && (heading.at(digits).isDigit() || QStringView(u"IVX").contains(heading.at(digits))))
        ++digits;
    if (digits > 0 && digits < heading.size() && (heading.at(digits) == u'.' || heading.at(digits) == u')'))
        heading = heading.mid(digits + 1).trimmed();
    return heading.toString().simplified();
}

std::optional<CvSection> sectionOfHeading(QStringView heading)
{
    if (heading.size() > longestSectionHeading)
        return std::nullopt;
    const QString name = words::folded(closedUp(bareHeading(heading)));
    if (name.isEmpty())
        return std::nullopt;
    if (const auto section = lookUp(name))
        return section;
    if (const auto section = withoutAdjective(name))
        return section;
    // "Skills & Tools" counts as its first half, when the second is a heading as well or the first stands alone.
    static const QStringList joints{u" & "_s, u" and "_s, u" und "_s, u" et "_s, u" y "_s, u" e "_s, u" / "_s, u"/"_s, u", "_s, u" + "_s};
    for (const auto &joint : joints)
        if (const auto at = name.indexOf(joint); at > 0)
            if (const auto section = lookUp(name.left(at)); section && section != CvSection::About && name.size() - at < 30)
                return section;
    return std::nullopt;
}

} // namespace trinity
