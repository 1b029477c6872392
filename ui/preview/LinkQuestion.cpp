// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/LinkQuestion.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr std::array openableSchemes{"https"_L1, "http"_L1, "mailto"_L1, "tel"_L1};

} // namespace

LinkQuestion::LinkQuestion(std::function<void(const QUrl &)> open, QWidget *window)
    : QObject(window), m_open(std::move(open)), m_window(window)
{
}

void LinkQuestion::ask(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    if (std::none_of(openableSchemes.begin(), openableSchemes.end(), [&](auto known) { return scheme == known; }))
        return;
    if (m_question)
        return;
    auto *box = new QMessageBox(m_window);
    m_question = box;
    box->setObjectName(u"linkQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Open a link"));
    box->setText(scheme == "mailto"_L1 || scheme == "tel"_L1 ? tr("Open this address outside Trinity?")
                                                             : tr("Open this address in your browser?"));
    // Encoded: what looks like a known host but is not shows its true name.
    box->setInformativeText(QString::fromLatin1(url.toEncoded()));
    auto *open = box->addButton(tr("&Open"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(open, &QPushButton::clicked, this, [this, url] { m_open(url); });
    box->open();
}

} // namespace trinity::ui
