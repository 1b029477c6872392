// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/Confirming.h"

#include "app/cli/ErrorSentence.h"
#include "app/cli/TextPlaces.h"
#include "engine/portfolio/TrinityFile.h"
#include "engine/writing/Sentences.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostShown = 200;

bool isSaid(const TrinityDocument &document, const QString &sentence)
{
    const auto says = [&sentence](const QString &text) {
        const auto sentences = sentencesOf(text);
        return std::any_of(sentences.begin(), sentences.end(), [&](const QString &one) { return one.simplified() == sentence; });
    };
    const auto voices = document.content.wordings.keys();
    return std::any_of(voices.begin(), voices.end(), [&](const QString &voice) {
        const auto words = document.wording(voice);
        return says(words.headline) || says(words.subtitle) || says(words.tagline) || says(words.about)
            || std::any_of(words.items.begin(), words.items.end(), says);
    });
}

/// What is confirmed afterwards; told on the way.
QStringList confirmedAfter(const TrinityDocument &document, const Confirming &wish)
{
    auto confirmed = document.confirmed();
    const auto placeOf = [&confirmed](const QString &sentence) {
        const auto found =
            std::find_if(confirmed.begin(), confirmed.end(), [&sentence](const QString &known) { return known.simplified() == sentence; });
        return found == confirmed.end() ? qsizetype(-1) : found - confirmed.begin();
    };
    for (const auto &given : wish.takeBack) {
        const auto at = placeOf(given.simplified());
        toStderr((at < 0 ? u"Was not confirmed: %1"_s : u"Taken back: %1"_s).arg(forTerminal(given, mostShown)));
        if (at >= 0)
            confirmed.removeAt(at);
    }
    for (const auto &given : wish.confirm) {
        const auto sentence = given.simplified();
        const bool isKnown = placeOf(sentence) >= 0;
        toStderr((isKnown ? u"Was confirmed already: %1"_s : u"Confirmed: %1"_s).arg(forTerminal(given, mostShown)));
        if (!isKnown)
            confirmed << sentence;
        if (!isSaid(document, sentence))
            toStderr(u"  None of the words saved in the document say this; it counts once they do, letter by letter."_s);
    }
    return confirmed;
}

} // namespace

ExitCode confirmInDocument(const Source &source, const Confirming &wish)
{
    QFile file(source.path);
    const bool isTrinity =
        !source.path.isEmpty() && file.open(QIODevice::ReadOnly) && file.read(TrinityDocument::maximumBytes).contains("\"trinity\"");
    if (!source.path.isEmpty() && !file.isOpen()) {
        toStderr(u"%1 could not be opened."_s.arg(source.path));
        return ExitCode::NoSource;
    }
    if (!isTrinity) {
        toStderr(u"%1 is no Trinity document, and only such a document keeps what was confirmed. "
                 "trinity-cli convert --to trinity makes one, trinity-cli build --save-documents one with its words."_s.arg(source.name));
        return ExitCode::WrongUsage;
    }
    ImportReport report;
    auto document = TrinityFile::open(source.path, report);
    if (!document) {
        toStderr(errorSentence(document.error()));
        return ExitCode::NoSource;
    }
    const auto before = document->confirmed();
    document->setConfirmed(confirmedAfter(*document, wish));
    if (document->confirmed() == before)
        return ExitCode::Done;
    if (const auto saved = TrinityFile::save(source.path, *document); !saved) {
        toStderr(u"%1."_s.arg(saved.error().detail));
        return ExitCode::JobFailed;
    }
    return ExitCode::Done;
}

} // namespace trinity
