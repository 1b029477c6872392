// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/ShortcutList.h"

#include "ui/Commands.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

void ShortcutList::showOver(const Commands &commands, QWidget *window)
{
    auto *list = new ShortcutList(commands, window);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->open();
}

ShortcutList::ShortcutList(const Commands &commands, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"shortcutList"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAccessibleName(windowTitle());
    QList<std::pair<QString, QString>> rows;
    for (const auto *action : commands.all()) {
        if (!action->shortcut().isEmpty())
            rows.append({action->text().remove(u'&').remove(u'…'), action->shortcut().toString(QKeySequence::NativeText)});
    }
    rows.append({tr("In the gallery: choose a theme"), tr("Space")});
    rows.append({tr("In the gallery: look closer"), tr("Return")});

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(7);
    const auto half = (rows.size() + 1) / 2;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        auto *what = new QLabel(rows.at(i).first, this);
        what->setTextFormat(Qt::PlainText);
        auto *keys = new QLabel(rows.at(i).second, this);
        keys->setTextFormat(Qt::PlainText);
        keys->setProperty("tone", u"heading"_s);
        const auto row = static_cast<int>(i % half);
        const int column = i < half ? 0 : 3;
        grid->addWidget(keys, row, column);
        grid->addWidget(what, row, column + 1);
    }
    grid->setColumnMinimumWidth(2, 24);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Dialog buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 18);
    column->setSpacing(16);
    column->addLayout(grid);
    column->addWidget(buttons);
}

} // namespace trinity::ui
