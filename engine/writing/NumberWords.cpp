// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberWords.h"

#include "engine/writing/WordKinds.h"
#include "engine/writing/WordTable.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Pairs of words and values; words of one value are separated by '/'. Multipliers carry an asterisk.
struct NumberRow {
    const char16_t *language;
    const char16_t *words;
};

constexpr std::array numberRows{
    NumberRow{u"en",
              u"two/both/twice 2 three/thrice 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve/dozen 12 thirteen 13 "
              u"fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 "
              u"seventy 70 eighty 80 ninety 90 hundred* 100 thousand* 1000 million* 1000000 billion/bn* 1000000000"},
    NumberRow{
        u"de",
        u"zwei 2 drei/dreien 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf/dutzend 12 dreizehn 13 "
        u"vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig/dreissig 30 vierzig 40 fünfzig 50 "
        u"sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert* 100 tausend* 1000 million/millionen/mio* 1000000 milliarde/milliarden/mrd* "
        u"1000000000 tsd* 1000"},
    NumberRow{
        u"fr",
        u"deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix/dizaine 10 onze 11 douze/douzaine 12 treize 13 quatorze 14 "
        u"quinze/quinzaine 15 seize 16 vingt/vingts/vingtaine 20 trente/trentaine 30 quarante/quarantaine 40 cinquante/cinquantaine 50 "
        u"soixante/soixantaine 60 septante 70 nonante 90 cent/cents/centaine* 100 mille/millier* 1000 million/millions* 1000000 "
        u"milliard/milliards* 1000000000"},
    NumberRow{
        u"es",
        u"dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez/decena 10 once 11 doce/docena 12 trece 13 catorce 14 "
        u"quince/quincena 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte/veintena 20 veintiún/veintiuno/veintiuna 21 "
        u"veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29 "
        u"treinta/treintena 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien/ciento/centenar 100 "
        u"doscientos/doscientas 200 trescientos/trescientas 300 cuatrocientos/cuatrocientas 400 quinientos/quinientas 500 "
        u"seiscientos/seiscientas 600 setecientos/setecientas 700 ochocientos/ochocientas 800 novecientos/novecientas 900 mil* 1000 "
        u"millón/millones* 1000000"},
    NumberRow{
        u"it",
        u"due 2 tre/tré 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci/decina 10 undici 11 dodici/dozzina 12 tredici 13 "
        u"quattordici 14 quindici/quindicina 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti/vent/ventina 20 "
        u"trenta/trent/trentina 30 quaranta/quarant 40 cinquanta/cinquant 50 sessanta/sessant 60 settanta/settant 70 ottanta/ottant 80 "
        u"novanta/novant 90 cento/cent/centinaio* 100 mille/mila/migliaio* 1000 milione/milioni/mln* 1000000 miliardo/miliardi/mld* "
        u"1000000000"},
    NumberRow{
        u"pt",
        u"dois/duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez/dezena 10 onze 11 doze/dúzia 12 treze 13 "
        u"catorze/quatorze 14 quinze 15 dezasseis/dezesseis 16 dezassete/dezessete 17 dezoito 18 dezanove/dezenove 19 vinte 20 trinta 30 "
        u"quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem/cento/centena 100 duzentos/duzentas 200 "
        u"trezentos/trezentas 300 quatrocentos/quatrocentas 400 quinhentos/quinhentas 500 seiscentos/seiscentas 600 "
        u"setecentos/setecentas 700 oitocentos/oitocentas 800 novecentos/novecentas 900 mil* 1000 milhão/milhões* 1000000 bilhão/bilhões* "
        u"1000000000"},
    NumberRow{
        u"ru",
        u"два/две/двух/двое/двумя 2 три/трёх/трех/трое/троих/тремя 3 четыре/четырёх/четырех/четверо/четверых 4 пять/пяти/пятеро 5 "
        u"шесть/шести 6 семь/семи 7 восемь/восьми 8 девять/девяти 9 десять/десяти 10 одиннадцать 11 двенадцать/двенадцати 12 "
        u"тринадцать 13 четырнадцать 14 пятнадцать 15 шестнадцать 16 семнадцать 17 восемнадцать 18 девятнадцать 19 "
        u"двадцать/двадцати 20 тридцать/тридцати 30 сорок/сорока 40 пятьдесят 50 шестьдесят 60 семьдесят 70 восемьдесят 80 девяносто 90 "
        u"сто/ста 100 двести 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900 "
        u"тысяча/тысячи/тысяч/тысячу* 1000 миллион/миллиона/миллионов* 1000000"},
    NumberRow{
        u"ar",
        u"اثنان/اثنين/شخصين 2 ثلاث/ثلاثة 3 أربع/أربعة 4 خمس/خمسة 5 ست/ستة 6 سبع/سبعة 7 ثمان/ثماني/ثمانية 8 تسع/تسعة 9 عشر/عشرة 10 "
        u"عشرون/عشرين 20 ثلاثون/ثلاثين 30 أربعون/أربعين 40 خمسون/خمسين 50 ستون/ستين 60 سبعون/سبعين 70 ثمانون/ثمانين 80 تسعون/تسعين 90 "
        u"مئة/مائة* 100 مئتان/مئتين 200 ألف/آلاف* 1000 مليون/ملايين* 1000000"},
};

/// The number words of one language.
class NumberTable
{
public:
    explicit NumberTable(const NumberRow &row)
    {
        const auto parts = QStringView(row.words).split(u' ');
        for (qsizetype i = 0; i + 1 < parts.size(); i += 2) {
            auto words = parts.at(i);
            const bool multiplies = words.endsWith(u'*');
            if (multiplies)
                words.chop(1);
            for (const auto word : words.split(u'/')) {
                m_words.add(word);
                m_values.emplace_back(parts.at(i + 1).toDouble(), multiplies);
                if (word.size() >= beginning)
                    m_beginnings.push_back(beginningOf(word));
            }
        }
        std::sort(m_beginnings.begin(), m_beginnings.end());
    }

    [[nodiscard]] std::optional<NumberWord> find(QStringView word) const
    {
        const int number = m_words.find(word);
        return number < 0 ? std::nullopt : std::optional(m_values[std::size_t(number)]);
    }
    /// A look that saves most of the longer ones.
    [[nodiscard]] bool mayBegin(QStringView word) const
    {
        return word.size() >= beginning && std::binary_search(m_beginnings.begin(), m_beginnings.end(), beginningOf(word));
    }
    [[nodiscard]] const WordTable &words() const { return m_words; }

private:
    static constexpr qsizetype beginning = 3;

    [[nodiscard]] static quint64 beginningOf(QStringView word)
    {
        return (quint64(word.at(0).unicode()) << 32) | (quint64(word.at(1).unicode()) << 16) | word.at(2).unicode();
    }

    WordTable m_words;
    std::vector<NumberWord> m_values;
    std::vector<quint64> m_beginnings; ///< sorted
};

const std::vector<NumberTable> &numberTables()
{
    static const std::vector<NumberTable> tables = [] {
        std::vector<NumberTable> all;
        for (const auto &row : numberRows)
            all.emplace_back(row);
        return all;
    }();
    return tables;
}

constexpr int english = 0;
constexpr int german = 1;
constexpr int italian = 4;
constexpr int russian = 6;
constexpr int arabic = 7;

// German and Italian write numbers in one word: the parts from left to right, each the longest that fits.
std::optional<double> compoundOf(QStringView word, const NumberTable &table, bool isGerman)
{
    constexpr qsizetype longest = 12;
    double total = 0;
    double group = 0;
    double waiting = 0; // "fünf" of "fünfundachtzig"
    int parts = 0;
    while (!word.isEmpty()) {
        if (isGerman && parts > 0 && word.startsWith(u"und") && word.size() > 3) {
            word = word.mid(3);
            continue;
        }
        qsizetype length = table.mayBegin(word) ? std::min<qsizetype>(word.size(), longest) : 0;
        std::optional<NumberWord> part;
        for (; length > 2; --length) {
            part = table.find(word.left(length));
            if (part)
                break;
        }
        if (!part && isGerman && word.startsWith(u"ein")) {
            part = NumberWord(1, false);
            length = 3;
        }
        if (!part)
            return std::nullopt;
        word = word.mid(length); // behind the part
        ++parts;
        if (part->multiplies && part->value >= 1000) {
            total += std::max(1.0, group + waiting) * part->value;
            group = waiting = 0;
        } else if (part->multiplies) {
            group = std::max(1.0, group + waiting) * part->value;
            waiting = 0;
        } else {
            group += waiting;
            waiting = part->value;
        }
    }
    return parts > 1 ? std::optional(total + group + waiting) : std::nullopt;
}

constexpr std::array rowsOfNumberSigns{
    WordRow{WordKind::Years, u"year years jahr jahre jahren an ans année années año años anno anni ano anos лет года سنوات سنة 年間"},
    WordRow{WordKind::Stars, u"stars sterne sternen étoiles estrellas stelle estrelas"},
    WordRow{WordKind::One, u"one a ein eine un une uno una um uma один одна"},
    WordRow{WordKind::Link, u"and et y e und و"},
    WordRow{WordKind::All,
            u"together total between across all altogether combined zusammen gesamt insgesamt ensemble juntos insieme totale conjunto "
            u"overall alle tous todos tutti"},
    WordRow{WordKind::Of, u"of von aus de di"},
    WordRow{WordKind::Below, u"over than above über als de di plus least mindestens que più más mais более"},
    WordRow{WordKind::Above, u"nearly almost under fast knapp beinahe près presque casi quasi quase почти"},
    WordRow{WordKind::Around, u"about around some roughly approximately etwa rund circa ca environ unos unas cerca около"},
    WordRow{WordKind::MoreThan, u"more over than"},
    WordRow{WordKind::Percent, u"percent prozent بالمئة"},
    WordRow{WordKind::Hundred, u"cent ciento cento"},
    WordRow{WordKind::PerWord, u"per pour por"},
};

} // namespace

std::span<const WordRow> numberSignRows()
{
    return rowsOfNumberSigns;
}

QList<QStringView> numberWords()
{
    QList<QStringView> words;
    for (const auto &table : numberTables())
        for (int i = 0; i < table.words().size(); ++i)
            words.append(table.words().at(i));
    return words;
}

int numberLanguageOf(const QString &tag)
{
    const auto language = tag.section(u'-', 0, 0).toLower();
    for (std::size_t i = 0; i < numberRows.size(); ++i)
        if (language == QStringView(numberRows[i].language))
            return int(i);
    return noNumberLanguage;
}

std::optional<NumberWord> numberWordOf(QStringView lower, int language)
{
    const auto &tables = numberTables();
    const auto lookUp = [&](int at) { return tables[std::size_t(at)].find(lower); };
    if (lower.isEmpty())
        return std::nullopt;
    const auto script = lower.front().unicode() < 0x250 ? QChar::Script_Latin : lower.front().script();
    if (script == QChar::Script_Cyrillic)
        return lookUp(russian);
    if (script == QChar::Script_Arabic)
        return lookUp(arabic);
    if (language != noNumberLanguage)
        if (const auto own = lookUp(language))
            return own;
    if ((language == german || language == italian) && lower.size() > 5) {
        auto word = lower;
        if (language == german && word.endsWith(u"mal"))
            word.chop(3);
        const auto &table = tables[std::size_t(language)];
        if (const auto simple = table.find(word))
            return simple;
        if (const auto value = compoundOf(word, table, language == german))
            return NumberWord(*value, false);
    }
    return language == english || lower.size() < 3 ? std::nullopt : lookUp(english);
}

bool mayBeCompound(QStringView lower, int language)
{
    return (language == german || language == italian) && lower.size() > 5
        && (numberTables()[std::size_t(language)].mayBegin(lower) || (language == german && lower.startsWith(u"ein")));
}

bool isHanDigit(QChar c)
{
    return QStringView(u"〇零一二三四五六七八九两十百千万億亿").contains(c);
}

std::optional<double> hanNumber(QStringView text)
{
    static constexpr QStringView digits = u"零一二三四五六七八九";
    double total = 0;
    double group = 0;
    double digit = 0;
    for (const auto c : text) {
        const auto value = c == u'〇' ? 0 : c == u'两' ? 2 : digits.indexOf(c);
        if (value >= 0) {
            digit = digit * 10 + double(value); // 二〇二三
            continue;
        }
        const double factor = c == u'十' ? 10 : c == u'百' ? 100 : c == u'千' ? 1000 : c == u'万' ? 1e4 : 1e8;
        if (factor >= 1e4) {
            total += std::max(1.0, group + digit) * factor;
            group = 0;
        } else {
            group += std::max(1.0, digit) * factor;
        }
        digit = 0;
    }
    const double value = total + group + digit;
    return text.size() > 1 || value >= 10 ? std::optional(value) : std::nullopt;
}

} // namespace trinity
