// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/SiteLabels.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int languageCount = 8;
constexpr std::array<const char *, languageCount> languages{"en", "de", "fr", "es", "it", "pt", "ar", "he"};

struct Row {
    const char *name;
    std::array<const char *, languageCount> words;
};

// clang-format off
constexpr Row rows[] = {
    {"about", {"About", "Über mich", "À propos", "Sobre mí", "Chi sono", "Sobre mim", "نبذة", "אודות"}},
    {"all_projects", {"All projects", "Alle Projekte", "Tous les projets", "Todos los proyectos", "Tutti i progetti", "Todos os projetos", "كل المشاريع", "כל הפרויקטים"}},
    {"awards", {"Awards", "Auszeichnungen", "Distinctions", "Premios", "Premi", "Prémios", "الجوائز", "פרסים"}},
    {"based_in", {"Based in", "Ort", "Basé à", "Ubicación", "Sede", "Localização", "المقر", "מיקום"}},
    {"built_with", {"Built with", "Gebaut mit", "Réalisé avec", "Hecho con", "Realizzato con", "Feito com", "بُني باستخدام", "נבנה באמצעות"}},
    {"certificates", {"Certificates", "Zertifikate", "Certificats", "Certificados", "Certificazioni", "Certificados", "الشهادات", "תעודות"}},
    {"company", {"Company", "Unternehmen", "Entreprise", "Empresa", "Azienda", "Empresa", "جهة العمل", "מקום עבודה"}},
    {"contact", {"Contact", "Kontakt", "Contact", "Contacto", "Contatti", "Contacto", "التواصل", "יצירת קשר"}},
    {"degree", {"Degree", "Abschluss", "Diplôme", "Título", "Titolo", "Formação", "الدرجة", "תואר"}},
    {"education", {"Education", "Ausbildung", "Formation", "Formación", "Formazione", "Formação", "التعليم", "השכלה"}},
    {"email", {"Email", "E-Mail", "E-mail", "Correo", "E-mail", "E-mail", "البريد", "דוא״ל"}},
    {"forks", {"Forks", "Forks", "Forks", "Forks", "Fork", "Forks", "تفرعات", "פיצולים"}},
    {"interests", {"Interests", "Interessen", "Centres d’intérêt", "Intereses", "Interessi", "Interesses", "الاهتمامات", "תחומי עניין"}},
    {"languages", {"Languages", "Sprachen", "Langues", "Idiomas", "Lingue", "Línguas", "اللغات", "שפות"}},
    {"menu", {"Sections", "Abschnitte", "Sections", "Secciones", "Sezioni", "Secções", "الأقسام", "מדורים"}},
    {"more_projects", {"More projects", "Weitere Projekte", "Autres projets", "Más proyectos", "Altri progetti", "Mais projetos", "مشاريع أخرى", "פרויקטים נוספים"}},
    {"phone", {"Phone", "Telefon", "Téléphone", "Teléfono", "Telefono", "Telefone", "الهاتف", "טלפון"}},
    {"present", {"today", "heute", "aujourd’hui", "hoy", "oggi", "hoje", "الآن", "היום"}},
    {"profiles", {"Profiles", "Profile", "Profils", "Perfiles", "Profili", "Perfis", "الحسابات", "פרופילים"}},
    {"project", {"Project", "Projekt", "Projet", "Proyecto", "Progetto", "Projeto", "مشروع", "פרויקט"}},
    {"projects", {"Projects", "Projekte", "Projets", "Proyectos", "Progetti", "Projetos", "المشاريع", "פרויקטים"}},
    {"publications", {"Publications", "Veröffentlichungen", "Publications", "Publicaciones", "Pubblicazioni", "Publicações", "المنشورات", "פרסומים"}},
    {"references", {"References", "Referenzen", "Références", "Referencias", "Referenze", "Referências", "التوصيات", "המלצות"}},
    {"results", {"Results", "Ergebnisse", "Résultats", "Resultados", "Risultati", "Resultados", "النتائج", "תוצאות"}},
    {"role", {"Role", "Rolle", "Poste", "Cargo", "Ruolo", "Função", "الدور", "תפקיד"}},
    {"skills", {"Skills", "Kenntnisse", "Compétences", "Competencias", "Competenze", "Competências", "المهارات", "כישורים"}},
    {"skip", {"Skip to content", "Zum Inhalt", "Aller au contenu", "Ir al contenido", "Vai al contenuto", "Ir para o conteúdo", "إلى المحتوى", "דילוג לתוכן"}},
    {"source_code", {"Source code", "Quelltext", "Code source", "Código fuente", "Codice sorgente", "Código-fonte", "الشيفرة المصدرية", "קוד מקור"}},
    {"speaks", {"Speaks", "Spricht", "Parle", "Habla", "Parla", "Fala", "يتحدث", "שפות"}},
    {"star", {"star", "Stern", "étoile", "estrella", "stella", "estrela", "نجمة", "כוכב"}},
    {"stars", {"Stars", "Sterne", "Étoiles", "Estrellas", "Stelle", "Estrelas", "نجوم", "כוכבים"}},
    {"stars_for", {"stars for %1", "Sterne für %1", "étoiles pour %1", "estrellas para %1", "stelle per %1", "estrelas para %1", "نجوم %1", "כוכבים ל־%1"}},
    {"talks", {"Talks", "Vorträge", "Conférences", "Charlas", "Interventi", "Palestras", "المحاضرات", "הרצאות"}},
    {"to", {"to", "bis", "à", "a", "a", "a", "إلى", "עד"}},
    {"updated", {"Updated", "Aktualisiert", "Mis à jour", "Actualizado", "Aggiornato", "Atualizado", "آخر تحديث", "עודכן"}},
    {"volunteer", {"Volunteering", "Ehrenamt", "Bénévolat", "Voluntariado", "Volontariato", "Voluntariado", "التطوع", "התנדבות"}},
    {"website", {"Website", "Website", "Site web", "Sitio web", "Sito web", "Site", "الموقع", "אתר"}},
    {"work", {"Experience", "Berufserfahrung", "Expérience", "Experiencia", "Esperienza", "Experiência", "الخبرة", "ניסיון"}},
    {"works_in", {"Works in", "Arbeitet mit", "Travaille en", "Trabaja con", "Lavora con", "Trabalha com", "يعمل بـ", "עובד ב"}},
    {"year", {"Year", "Jahr", "Année", "Año", "Anno", "Ano", "السنة", "שנה"}},
    {"years", {"Years", "Jahre", "Années", "Años", "Anni", "Anos", "السنوات", "שנים"}},
};

constexpr std::array<std::array<const char *, 13>, 6> countWords{{
    {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
    {"kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"},
    {"aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"},
    {"ningún", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"},
    {"nessun", "un", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"},
    {"nenhum", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"},
}};
// clang-format on

} // namespace

SiteLabels::SiteLabels(const QString &language, const QMap<QString, QMap<QString, QString>> &themeWords)
    : m_language(language.section(u'-', 0, 0).toLower())
{
    const auto found = std::find_if(languages.begin(), languages.end(), [&](const char *tag) { return m_language == QLatin1StringView(tag); });
    m_column = found == languages.end() ? 0 : int(found - languages.begin());
    m_themeWords = themeWords.value(QLatin1StringView(languages[size_t(m_column)]));
}

QString SiteLabels::word(QLatin1StringView name) const
{
    if (const auto own = m_themeWords.value(name); !own.isEmpty())
        return own;
    for (const auto &row : rows)
        if (name == QLatin1StringView(row.name))
            return QString::fromUtf8(row.words[size_t(m_column)]);
    return {};
}

QString SiteLabels::countWord(qsizetype count) const
{
    if (count < 0 || count > 12 || size_t(m_column) >= countWords.size())
        return grouped(count);
    return QString::fromUtf8(countWords[size_t(m_column)][size_t(count)]);
}

QString SiteLabels::grouped(qint64 number) const
{
    const QLocale locale(m_language == "ar"_L1 || m_language == "he"_L1 ? u"en"_s : m_language);
    return locale.toString(number);
}

QStringList SiteLabels::names()
{
    QStringList names;
    for (const auto &row : rows)
        names << QLatin1StringView(row.name);
    return names;
}

} // namespace trinity
