// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/HtmlPage.h"

namespace trinity {

/// Who a page is about, as it tells machines: by an h-card's classes, GitHub's profile included, or by JSON-LD.
struct HtmlPerson {
    HtmlPerson() = default;

    /// Nothing found leaves the name empty.
    [[nodiscard]] static HtmlPerson of(const HtmlNode &root);

    void write(DocumentBlocks &blocks) const;

    QString name, label, note, place, email, phone;
    QString organisation; ///< nothing says since when or as what, so it is no job and not written
    QStringList addresses;
};

/// The repositories of a profile on GitHub, pinned ones or a whole list, written as a table. False when the page has none.
bool writeRepositories(const HtmlNode &root, DocumentBlocks &blocks);

} // namespace trinity
