// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/window/SettingsStore.h"

#include <QtCore/QSettings>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

// Key, type and default of everything that is kept, in one place.
const auto coloursKey = QStringLiteral("window/colours"); // system, light, dark
const auto exportFolderKey = QStringLiteral("export/folder"); // path
const auto exportFormatKey = QStringLiteral("export/format"); // folder, single, zip
const auto chosenThemesKey = QStringLiteral("themes/chosen"); // list of ids
const auto geometryKey = QStringLiteral("window/geometry"); // bytes
const auto layoutKey = QStringLiteral("window/layout"); // bytes
const auto factsKey = QStringLiteral("window/facts"); // bool
const auto splitterKey = QStringLiteral("window/splitter"); // bytes
const auto providerKey = QStringLiteral("engine/provider"); // builtin, ollama, openai, anthropic, gemini
const auto addressKey = QStringLiteral("engine/address"); // as typed
const auto modelKey = QStringLiteral("engine/model"); // name

const QStringList colourWords{u"system"_s, u"light"_s, u"dark"_s};
const QStringList formatWords{u"folder"_s, u"single"_s, u"zip"_s};

template <typename Enum>
Enum enumFrom(const QStringList &words, const QString &word)
{
    return Enum(std::max<qsizetype>(0, words.indexOf(word)));
}

} // namespace

ui::UiSettings SettingsStore::loadUi() const
{
    const QSettings stored;
    ui::UiSettings settings;
    settings.colours = enumFrom<ui::ColourScheme>(colourWords, stored.value(coloursKey).toString());
    settings.exportFolder = stored.value(exportFolderKey).toString();
    settings.exportFormat = enumFrom<ExportFormat>(formatWords, stored.value(exportFormatKey).toString());
    settings.chosenThemes = stored.value(chosenThemesKey).toStringList();
    settings.geometry = stored.value(geometryKey).toByteArray();
    settings.layout = stored.value(layoutKey).toByteArray();
    settings.showFacts = stored.value(factsKey, false).toBool();
    settings.splitter = stored.value(splitterKey).toByteArray();
    return settings;
}

void SettingsStore::saveUi(const ui::UiSettings &settings)
{
    QSettings stored;
    stored.setValue(coloursKey, colourWords.at(qsizetype(settings.colours)));
    stored.setValue(exportFolderKey, settings.exportFolder);
    stored.setValue(exportFormatKey, formatWords.at(qsizetype(settings.exportFormat)));
    stored.setValue(chosenThemesKey, settings.chosenThemes);
    stored.setValue(geometryKey, settings.geometry);
    stored.setValue(layoutKey, settings.layout);
    stored.setValue(factsKey, settings.showFacts);
    stored.setValue(splitterKey, settings.splitter);
}

std::optional<ConnectionWish> SettingsStore::loadConnection() const
{
    const QSettings stored;
    const auto provider = stored.value(providerKey).toString();
    ConnectionWish wish;
    if (provider.isEmpty() || !setProvider(wish, provider))
        return {};
    wish.url = stored.value(addressKey).toString();
    wish.model = stored.value(modelKey).toString();
    return wish;
}

void SettingsStore::saveConnection(const ConnectionWish &wish)
{
    QSettings stored;
    stored.setValue(providerKey, wish.builtInOnly ? u"builtin"_s : wish.provider ? toString(*wish.provider) : u"auto"_s);
    stored.setValue(addressKey, wish.url);
    stored.setValue(modelKey, wish.model);
}

} // namespace trinity
