// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/text/ErrorText.h"
#include "ui/text/ReadingText.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace trinity::ui {

/// What reading a source came to: what was read, what was kept without being shown, what was not understood, and what fits
/// nowhere, word for word. Of a source that could not be read: what happened, what it means, what to do.
class ReadingReport final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReadingReport(QWidget *parent = nullptr);

    void showReading(const QString &name, const ReadPortfolio &reading);
    void showProblem(const QString &name, const ErrorText &problem);
    void showNotice(const QString &text);
    /// All that it says now, for tests and for screen readers.
    [[nodiscard]] QString text() const;

signals:
    void paragraphWanted(const QString &text); ///< one that fits nowhere is to be shown in the source
    void pasteWanted(); ///< instead of the file that could not be read

private:
    enum class Source { Stands, Nowhere }; ///< whether items can be shown in it

    void start(const QString &title);
    void addLabel(const QString &text, const QString &tone);
    void addHeading(const QString &title, const QString &explanation);
    void addItems(const QStringList &items, Source source);

    QWidget *m_inside = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace trinity::ui
