// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/EnglishPlurals.h"

#include <QtCore/QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

EnglishPlurals::EnglishPlurals(QObject *parent) : QTranslator(parent)
{
    QCoreApplication::installTranslator(this);
}

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    QString text = QString::fromUtf8(sourceText);
    if (n < 0 || !text.contains("(s)"_L1))
        return {};
    return text.replace("(s)"_L1, n == 1 ? ""_L1 : "s"_L1);
}

} // namespace trinity::ui
