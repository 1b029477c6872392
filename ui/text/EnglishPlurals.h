// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QTranslator>

namespace trinity::ui {

/// The source texts are English with "(s)" where a number decides: "%n site(s)". This makes them right English. Install
/// it first; a real translation that is installed later wins. Removes itself when it dies.
class EnglishPlurals final : public QTranslator
{
    Q_OBJECT

public:
    explicit EnglishPlurals(QObject *parent = nullptr);

    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace trinity::ui
