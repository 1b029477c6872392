// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/NumberWords.h"

#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Words separated by spaces: from two upwards, then twenty, thirty and so on; then pairs of word and value.
struct NumberRow {
    const char16_t *language;
    const char16_t *fromTwo;
    const char16_t *tens;
    const char16_t *others;
};

constexpr std::array numberRows{
    NumberRow{u"en",
              u"two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
              u"eighteen nineteen",
              u"twenty thirty forty fifty sixty seventy eighty ninety",
              u"hundred 100 thousand 1000 million 1000000 billion 1000000000 dozen 12"},
    NumberRow{u"de",
              u"zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
              u"achtzehn neunzehn",
              u"zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
              u"hundert 100 tausend 1000 millionen 1000000 million 1000000 dutzend 12"},
    NumberRow{u"fr", u"deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
              u"vingt trente quarante cinquante soixante", u"cent 100 mille 1000 douzaine 12"},
    NumberRow{u"es", u"dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
              u"veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", u"cien 100 ciento 100 mil 1000 docena 12"},
    NumberRow{u"it", u"due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici",
              u"venti trenta quaranta cinquanta sessanta settanta ottanta novanta", u"cento 100 mille 1000 mila 1000 dozzina 12"},
    NumberRow{u"pt", u"dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
              u"vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", u"duas 2 cem 100 cento 100 mil 1000 dúzia 12"},
};

QHash<QString, double> numbersOf(const NumberRow &row)
{
    QHash<QString, double> numbers;
    double value = 2;
    for (const auto &word : QStringView(row.fromTwo).split(u' '))
        numbers.insert(word.toString(), value++);
    value = 20;
    for (const auto &word : QStringView(row.tens).split(u' ')) {
        numbers.insert(word.toString(), value);
        value += 10;
    }
    const auto others = QStringView(row.others).split(u' ');
    for (qsizetype i = 0; i + 1 < others.size(); i += 2)
        numbers.insert(others.at(i).toString(), others.at(i + 1).toDouble());
    return numbers;
}

} // namespace

const QHash<QString, double> &numberWordsOf(const QString &language)
{
    static const QHash<QString, QHash<QString, double>> byLanguage = [] {
        QHash<QString, QHash<QString, double>> all;
        for (const auto &row : numberRows)
            all.insert(QStringView(row.language).toString(), numbersOf(row));
        return all;
    }();
    static const QHash<QString, double> none;
    const auto found = byLanguage.constFind(language.section(u'-', 0, 0).toLower());
    return found == byLanguage.constEnd() ? none : *found;
}

} // namespace trinity
