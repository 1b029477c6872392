// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PageRun.h"

#include <algorithm>
#include <cmath>

namespace trinity {

namespace {

// Of the font's size, in the usual text fonts.
constexpr double capHeight = 0.73;
constexpr double smallHeight = 0.53;
constexpr double descent = 0.21;
constexpr double wholeHeight = 0.9; // of scripts without capitals

bool descends(QChar c)
{
    return QStringView(u"gjpqyçßQ,;()[]{}|@/_").contains(c);
}

bool rises(QChar c)
{
    return c.isUpper() || c.isDigit() || QStringView(u"bdfhijklt()[]{}|@/'\"!?&#%€$£äöüéèêáàâíìîóòôúùûñ").contains(c);
}

} // namespace

PageRun::PageRun(QString text_, const QRectF &box_) : text(std::move(text_)), box(box_)
{
    if (!isPlaced())
        return;
    const bool low = std::any_of(text.cbegin(), text.cend(), descends);
    const bool high = std::any_of(text.cbegin(), text.cend(), rises);
    const bool cased = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLower() || c.isUpper() || c.isDigit(); });
    if (!cased) {
        size = box.height() / wholeHeight;
        baseline = box.bottom();
        return;
    }
    size = box.height() / ((high ? capHeight : smallHeight) + (low ? descent : 0));
    baseline = box.bottom() - (low ? descent * size : 0);
}

bool PageRun::sharesLineWith(const PageRun &other) const
{
    if (!isPlaced() || !other.isPlaced())
        return false;
    const bool apart = box.right() <= other.box.left() + 1 || other.box.right() <= box.left() + 1;
    return apart && std::abs(baseline - other.baseline) < 0.4 * std::max(size, other.size);
}

} // namespace trinity
