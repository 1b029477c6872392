// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/PasteDialog.h"

#include "ui/sources/SourceIntake.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int textColumns = 72;
constexpr int textLines = 18;

} // namespace

PasteDialog::PasteDialog(const QString &text, QWidget *parent)
    : QDialog(parent), m_text(new QPlainTextEdit(text, this)), m_name(new QLineEdit(this)), m_count(new QLabel(this))
{
    setObjectName(u"pasteDialog"_s);
    setWindowTitle(tr("Paste a portfolio"));
    setAccessibleName(windowTitle());
    m_text->setObjectName(u"pasteText"_s);
    m_text->setPlaceholderText(tr("A CV, a README, a list of your repositories: plain text, Markdown, HTML or JSON Resume"));
    m_text->setTabChangesFocus(true);
    const QFontMetrics metrics(m_text->font());
    m_text->setMinimumSize(metrics.averageCharWidth() * textColumns, metrics.lineSpacing() * textLines);
    m_name->setObjectName(u"pasteName"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", u"muted"_s);

    auto *textLabel = new QLabel(tr("&Text"), this);
    textLabel->setBuddy(m_text);
    auto *nameLabel = new QLabel(tr("&Name"), this);
    nameLabel->setBuddy(m_name);
    auto *nameRow = new QHBoxLayout;
    nameRow->addWidget(nameLabel);
    nameRow->addWidget(m_name, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Dialog buttons"));
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"pasteAdd"_s);
    m_add->setProperty("look", u"primary"_s);
    m_add->setDefault(true);
    auto *lastRow = new QHBoxLayout;
    lastRow->addWidget(m_count, 1);
    lastRow->addWidget(buttons);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(textLabel);
    column->addWidget(m_text, 1);
    column->addLayout(nameRow);
    column->addLayout(lastRow);

    auto *addKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(addKey, &QShortcut::activated, m_add, &QPushButton::click);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PasteDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit textGiven(m_name->text(), m_text->toPlainText());
        accept();
    });
    refresh();
}

void PasteDialog::refresh()
{
    const QString text = m_text->toPlainText();
    const QString words = text.simplified();
    m_name->setPlaceholderText(SourceIntake::nameFor(text));
    m_count->setText(words.isEmpty() ? QString() : tr("%n word(s)", nullptr, static_cast<int>(words.count(u' ')) + 1));
    m_add->setEnabled(!words.isEmpty());
    m_add->setToolTip(words.isEmpty() ? tr("Paste or type some text first") : tr("Add this text as a source (Ctrl+Return)"));
}

} // namespace trinity::ui
