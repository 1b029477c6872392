// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/DropVerdict.h"

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>
#include <QtCore/QMimeData>
#include <QtCore/QMimeDatabase>
#include <QtCore/QUrl>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

enum class FileKind { Text, Markdown, Json, Trinity, Page, Document, Unsupported };

constexpr std::array textEndings{"txt"_L1, "text"_L1, "log"_L1};
constexpr std::array markdownEndings{"md"_L1, "markdown"_L1, "mdown"_L1};
constexpr std::array jsonEndings{"json"_L1};
constexpr std::array trinityEndings{"trinity"_L1};
constexpr std::array pageEndings{"html"_L1, "htm"_L1, "xhtml"_L1};
constexpr std::array documentEndings{"pdf"_L1, "docx"_L1, "odt"_L1};
constexpr int namedAtMost = 2;

template <typename Endings>
bool contains(const Endings &endings, const QString &ending)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](QLatin1StringView known) { return known.compare(ending, Qt::CaseInsensitive) == 0; });
}

FileKind kindOf(const QString &path)
{
    const QString ending = QFileInfo(path).suffix();
    if (contains(jsonEndings, ending))
        return FileKind::Json;
    if (contains(trinityEndings, ending))
        return FileKind::Trinity;
    if (contains(markdownEndings, ending))
        return FileKind::Markdown;
    if (contains(textEndings, ending))
        return FileKind::Text;
    if (contains(pageEndings, ending))
        return FileKind::Page;
    if (contains(documentEndings, ending))
        return FileKind::Document;
    // README, CV.asc and the like: the desktop's own knowledge of types decides, HTML and XML are no prose.
    const QMimeType type =
        QMimeDatabase().mimeTypeForFile(path, ending.isEmpty() ? QMimeDatabase::MatchDefault : QMimeDatabase::MatchExtension);
    const bool isMarkup = type.inherits(u"text/html"_s) || type.inherits(u"application/xml"_s) || type.inherits(u"image/svg+xml"_s);
    const bool isPlain =
        ending.isEmpty() ? type.inherits(u"text/plain"_s) : type.name() == "text/plain"_L1 && type.suffixes().contains(ending);
    return isPlain && !isMarkup ? FileKind::Text : FileKind::Unsupported;
}

QString kindCounts(const QStringList &files)
{
    QMap<FileKind, int> counts;
    for (const auto &file : files)
        ++counts[kindOf(file)];
    QStringList parts;
    if (const int n = counts.value(FileKind::Text))
        parts.append(DropVerdict::tr("%n text", "files of this type", n));
    if (const int n = counts.value(FileKind::Markdown))
        parts.append(DropVerdict::tr("%n Markdown", "files of this type", n));
    if (const int n = counts.value(FileKind::Json))
        parts.append(DropVerdict::tr("%n JSON", "files of this type", n));
    if (const int n = counts.value(FileKind::Trinity))
        parts.append(DropVerdict::tr("%n Trinity", "documents of this program", n));
    if (const int n = counts.value(FileKind::Page))
        parts.append(DropVerdict::tr("%n web page(s)", "files of this type", n));
    if (const int n = counts.value(FileKind::Document))
        parts.append(DropVerdict::tr("%n document(s)", "PDF, DOCX and ODT files", n));
    return parts.join(u", "_s);
}

QString adviceFor(const QStringList &unusable)
{
    if (unusable.isEmpty())
        return {};
    const QString ending = QFileInfo(unusable.first()).suffix().toLower();
    static const QStringList documents{u"doc"_s, u"pages"_s, u"rtf"_s, u"wpd"_s, u"mht"_s, u"mhtml"_s};
    if (documents.contains(ending))
        return DropVerdict::tr("Save it as PDF or DOCX, or copy its text and paste it here.");
    return DropVerdict::tr("Trinity reads PDF, DOCX, ODT, HTML, text, Markdown and JSON Resume files.");
}

struct Sorted {
    QStringList usable;
    QStringList unusable;
};

Sorted sorted(const QStringList &files)
{
    Sorted result;
    for (const auto &file : files)
        (kindOf(file) == FileKind::Unsupported ? result.unusable : result.usable).append(file);
    return result;
}

QString namesOf(const QStringList &paths)
{
    QStringList names;
    for (const auto &path : paths.mid(0, namedAtMost))
        names.append(QFileInfo(path).fileName());
    if (paths.size() > namedAtMost)
        names.append(DropVerdict::tr("and %n more", nullptr, static_cast<int>(paths.size()) - namedAtMost));
    return names.join(u", "_s);
}

} // namespace

bool DropVerdict::isUsable(const QString &path)
{
    return kindOf(path) != FileKind::Unsupported;
}

DropVerdict DropVerdict::of(const QMimeData &data)
{
    if (data.hasUrls()) {
        QStringList paths;
        for (const auto &url : data.urls()) {
            if (url.isLocalFile())
                paths.append(url.toLocalFile());
        }
        if (!paths.isEmpty())
            return ofPaths(paths);
        DropVerdict verdict;
        verdict.sentence = tr("Addresses are not supported");
        verdict.advice = tr("Open the page, copy its text and paste it here.");
        return verdict;
    }
    DropVerdict verdict;
    if (data.hasText() && !data.text().trimmed().isEmpty()) {
        verdict.text = data.text();
        verdict.sentence = tr("Add this text (%n word(s))", nullptr, static_cast<int>(verdict.text.simplified().count(u' ')) + 1);
        return verdict;
    }
    verdict.sentence = tr("Nothing here can become a site");
    verdict.advice = tr("Trinity reads PDF, DOCX, ODT, HTML, text, Markdown and JSON Resume files.");
    return verdict;
}

DropVerdict DropVerdict::ofPaths(const QStringList &paths)
{
    DropVerdict verdict;
    QStringList files;
    QStringList folderSentences;
    QStringList unreadable;
    for (const auto &path : paths) {
        const QFileInfo info(path);
        if (info.isDir()) {
            const QStringList usable = PortfolioReader::portfolioFilesIn(path);
            const auto all = QDir(path).entryList(QDir::Files).size();
            folderSentences.append(tr("Folder: %n file(s), %1 usable", nullptr, static_cast<int>(all)).arg(usable.size()));
            verdict.files.append(usable);
        } else if (!info.isReadable()) {
            unreadable.append(path);
        } else {
            files.append(path);
        }
    }
    const Sorted found = sorted(files);
    verdict.files = found.usable + verdict.files;

    QStringList sentences;
    if (!unreadable.isEmpty())
        sentences.append(tr("Cannot be read: %1").arg(namesOf(unreadable)));
    if (!found.unusable.isEmpty()) {
        const auto all = static_cast<int>(files.size());
        sentences.append(all == 1 ? tr("Not supported: %1").arg(namesOf(found.unusable))
                                  : tr("%1 of %2 not supported: %3").arg(found.unusable.size()).arg(all).arg(namesOf(found.unusable)));
    } else if (!found.usable.isEmpty()) {
        const auto count = static_cast<int>(found.usable.size());
        sentences.prepend(tr("Add %n file(s) (%1)", nullptr, count).arg(kindCounts(found.usable)));
    }
    verdict.sentence = (sentences + folderSentences).join(u" · "_s);
    verdict.advice = adviceFor(found.unusable);
    return verdict;
}

} // namespace trinity::ui
