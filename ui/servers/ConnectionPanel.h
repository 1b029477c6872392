// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/servers/EngineStatus.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace trinity::ui {

/// Behind the engine chip: how the connection is, and a form for another one. The key is sent to the engine's host only
/// and forgotten when the window closes.
class ConnectionPanel final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectionPanel(EngineStatus &engine, QWidget *parent = nullptr);

    void openBelow(const QWidget &anchor);

private:
    void buildForm();
    void refresh();
    void fillModels(const QStringList &models, const QString &current);
    void handleTested(const trinity::ui::EngineChoice &choice, const QStringList &models);
    void handleTestFailed(const trinity::ui::EngineChoice &choice, const trinity::ServerCheckup &checkup);
    void sayResult(const QString &text, QLatin1StringView tone);
    [[nodiscard]] EngineChoice typed() const;

    EngineStatus &m_engine;
    QLabel *m_state;
    QLabel *m_sentence;
    QLabel *m_result;
    QComboBox *m_provider;
    QLineEdit *m_address;
    QComboBox *m_model;
    QLineEdit *m_key;
    QPushButton *m_test;
    QPushButton *m_connect;
    QPushButton *m_tryNow;
    QPushButton *m_builtIn;
    QPushButton *m_search;
};

} // namespace trinity::ui
