// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/LanguageGuess.h"

#include <QtCore/QHash>

#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype examinedLength = 200'000; // the beginning says enough
constexpr std::array<const char *, 8> latinTags{"en", "de", "fr", "es", "it", "pt", "nl", "sv"};

/// Words by language, in the order of latinTags. A word of several languages votes for each of them.
const QStringList &commonWords()
{
    static const QStringList words{
        u"the and of to in for with at from by on is was are i my as an that which this or have has we our work experience education "
        u"skills languages years about university present today new all using built team"_s,
        u"der die das und in von mit für im den des dem ein eine einer zu zur zum auf bei ist ich als an nach aus über sowie seit bis "
        u"wurde durch heute berufserfahrung ausbildung kenntnisse sprachen jahre nicht auch meine wir werden"_s,
        u"le la les des de du et en un une pour dans avec sur au aux par est je que qui ce à mes mon ma nous depuis ou plus expérience "
        u"formation compétences langues projets années chez être sont l'équipe"_s,
        u"el la los las de del y en un una para con por que se al es como más mi su lo desde hasta experiencia formación educación "
        u"idiomas habilidades proyectos años o soy sobre equipo"_s,
        u"il la lo gli le di del della dei delle e in un una per con che da al alla nel nella è sono come più mi dal ho anni "
        u"esperienza istruzione formazione lingue competenze progetti presso anche oggi"_s,
        u"o a os as de do da dos das e em um uma para com por que no na nos nas ao à é como mais sou desde até experiência formação "
        u"educação idiomas competências projetos anos não também equipa equipe"_s,
        u"de het een en van in op met voor bij is ik aan door naar uit over als zijn tot ook heb werkervaring opleiding vaardigheden "
        u"talen jaar niet dat wordt"_s,
        u"och i att det som en på är av för med till den har jag inte om ett från vid efter sedan år arbete erfarenhet utbildning "
        u"språk kunskaper även samt"_s,
    };
    return words;
}

const QHash<QString, quint32> &votes()
{
    static const QHash<QString, quint32> table = [] {
        QHash<QString, quint32> made;
        for (qsizetype i = 0; i < commonWords().size(); ++i)
            for (const auto &word : commonWords().at(i).split(u' ', Qt::SkipEmptyParts))
                made[word] |= 1u << i;
        return made;
    }();
    return table;
}

struct Scripts {
    qsizetype latin = 0, arabic = 0, persian = 0, hebrew = 0, cyrillic = 0, ukrainian = 0, kana = 0, han = 0, hangul = 0, greek = 0,
              devanagari = 0, thai = 0;
};

Scripts countScripts(QStringView text)
{
    Scripts scripts;
    for (const QChar c : text) {
        if (c.unicode() < 0x80) { // nearly every character of most texts, without looking it up
            scripts.latin += (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ? 1 : 0;
            continue;
        }
        switch (c.script()) {
        case QChar::Script_Latin: ++scripts.latin; break;
        case QChar::Script_Arabic:
            ++scripts.arabic;
            if (QStringView(u"پچژگکی").contains(c))
                ++scripts.persian;
            break;
        case QChar::Script_Hebrew: ++scripts.hebrew; break;
        case QChar::Script_Cyrillic:
            ++scripts.cyrillic;
            if (QStringView(u"іїєґІЇЄҐ").contains(c))
                ++scripts.ukrainian;
            break;
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana: ++scripts.kana; break;
        case QChar::Script_Han: ++scripts.han; break;
        case QChar::Script_Hangul: ++scripts.hangul; break;
        case QChar::Script_Greek: ++scripts.greek; break;
        case QChar::Script_Devanagari: ++scripts.devanagari; break;
        case QChar::Script_Thai: ++scripts.thai; break;
        default: break;
        }
    }
    return scripts;
}

QString byScript(const Scripts &s)
{
    // An ideograph says as much as three letters: CVs in Chinese or Japanese carry many Latin product names.
    const qsizetype eastAsian = 3 * (s.han + s.kana + s.hangul);
    const std::pair<qsizetype, QString> candidates[] = {
        {s.arabic, s.persian * 20 > s.arabic ? u"fa"_s : u"ar"_s},
        {s.hebrew, u"he"_s},
        {s.cyrillic, s.ukrainian * 50 > s.cyrillic ? u"uk"_s : u"ru"_s},
        {eastAsian, s.hangul > s.kana + s.han ? u"ko"_s : (s.kana > 0 ? u"ja"_s : u"zh"_s)},
        {s.greek, u"el"_s},
        {s.devanagari, u"hi"_s},
        {s.thai, u"th"_s},
    };
    for (const auto &[count, tag] : candidates)
        if (count > s.latin)
            return tag;
    return {};
}

QString byWords(QStringView text)
{
    std::array<qsizetype, latinTags.size()> counts{};
    qsizetype at = 0;
    while (at < text.size()) {
        while (at < text.size() && !text.at(at).isLetter())
            ++at;
        qsizetype end = at;
        while (end < text.size() && text.at(end).isLetter())
            ++end;
        if (end - at <= 15) {
            const quint32 languages = votes().value(text.mid(at, end - at).toString().toLower());
            for (size_t i = 0; i < counts.size(); ++i)
                if (languages & (1u << i))
                    ++counts[i];
        }
        at = end;
    }
    size_t best = 0;
    for (size_t i = 1; i < counts.size(); ++i)
        if (counts[i] > counts[best])
            best = i;
    return QString::fromLatin1(latinTags[best]);
}

} // namespace

QString guessLanguage(const QString &text)
{
    const QStringView beginning = QStringView(text).first(std::min(text.size(), examinedLength));
    const QString tag = byScript(countScripts(beginning));
    return tag.isEmpty() ? byWords(beginning) : tag;
}

} // namespace trinity
