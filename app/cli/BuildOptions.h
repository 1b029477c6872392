// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ConnectionWish.h"
#include "engine/base/Result.h"
#include "engine/cache/CacheUse.h"
#include "engine/jobs/JobQueue.h"

#include <QtCore/QStringList>

#include <optional>

namespace trinity {

/// What `trinity-cli build` was asked for, checked.
struct BuildOptions {
    BuildOptions() = default;

    QStringList sources;
    QStringList themes; ///< known ids, in the order asked for
    JobSettings jobs;
    ConnectionWish connection;
    std::optional<CacheUse> cache = CacheUse::ReadAndWrite; ///< none: no cache
    QString documents; ///< the folder that documents are saved in; empty: none are
    bool json = false;
    bool quiet = false;

    /// `arguments` without the command's name. BadRequest with a sentence for a person when they cannot be followed.
    [[nodiscard]] static Result<BuildOptions> parse(const QStringList &arguments, const ThemeCatalog &catalog);
};

} // namespace trinity
