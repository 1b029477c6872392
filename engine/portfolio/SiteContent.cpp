// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/SiteContent.h"

#include "engine/portfolio/SeedDialect.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstNonEmpty(std::initializer_list<QString> candidates)
{
    for (const auto &candidate : candidates)
        if (!candidate.isEmpty())
            return candidate;
    return {};
}

} // namespace

QString SiteContent::headline() const
{
    return firstNonEmpty({wording.headline, facts.basics.label, facts.basics.name});
}

QString SiteContent::subtitle() const
{
    return firstNonEmpty({wording.subtitle, facts.basics.summary});
}

QString SiteContent::tagline() const
{
    return firstNonEmpty({wording.tagline, facts.basics.label});
}

QString SiteContent::about() const
{
    return firstNonEmpty({wording.about, facts.about});
}

QString SiteContent::itemText(const QString &pointer, const QString &sourceText) const
{
    return firstNonEmpty({wording.items.value(pointer), sourceText});
}

QJsonObject SiteContent::toJson() const
{
    return seedFromPortfolio(facts, wording).toQt().toObject();
}

} // namespace trinity
