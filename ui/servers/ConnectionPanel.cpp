// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/servers/ConnectionPanel.h"

#include "ui/text/CheckupText.h"
#include "ui/text/EngineText.h"

#include <QtGui/QScreen>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int panelGap = 6;
constexpr int panelWidthInCharacters = 52;

QLabel *plainLabel(QWidget *parent, QLatin1StringView tone)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", QString(tone));
    return label;
}

QString usualAddress(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return u"localhost:11434"_s;
    case LlmProvider::OpenAi: return u"localhost:1234/v1"_s;
    case LlmProvider::Anthropic: return u"https://api.anthropic.com"_s;
    case LlmProvider::Gemini: return u"https://generativelanguage.googleapis.com"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionPanel::ConnectionPanel(EngineStatus &engine, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_state(plainLabel(this, "title"_L1))
    , m_sentence(plainLabel(this, "muted"_L1))
    , m_result(plainLabel(this, "muted"_L1))
    , m_provider(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_model(new QComboBox(this))
    , m_key(new QLineEdit(this))
    , m_test(new QPushButton(tr("&Test"), this))
    , m_connect(new QPushButton(tr("&Use this engine"), this))
    , m_tryNow(new QPushButton(tr("Try &now"), this))
    , m_builtIn(new QPushButton(tr("Use the &built-in writer"), this))
    , m_search(new QPushButton(tr("&Search this computer"), this))
{
    setObjectName(u"connectionPanel"_s);
    setWindowTitle(tr("Engine"));
    setAccessibleName(tr("Engine"));
    buildForm();

    connect(m_test, &QPushButton::clicked, this, [this] {
        sayResult(tr("Asking %1").arg(m_address->text()), "muted"_L1);
        m_engine.test(typed());
    });
    connect(m_connect, &QPushButton::clicked, this, [this] {
        m_engine.connectTo(typed());
        close();
    });
    connect(m_tryNow, &QPushButton::clicked, &m_engine, &EngineStatus::tryNow);
    connect(m_builtIn, &QPushButton::clicked, this, [this] {
        m_engine.useBuiltIn();
        close();
    });
    connect(m_search, &QPushButton::clicked, &m_engine, &EngineStatus::searchLocal);
    connect(m_provider, &QComboBox::currentIndexChanged, this,
            [this] { m_address->setPlaceholderText(usualAddress(static_cast<LlmProvider>(m_provider->currentData().toInt()))); });
    connect(&m_engine, &EngineStatus::changed, this, &ConnectionPanel::refresh);
    connect(&m_engine, &EngineStatus::tested, this, &ConnectionPanel::handleTested);
    connect(&m_engine, &EngineStatus::testFailed, this, &ConnectionPanel::handleTestFailed);
    refresh();
}

void ConnectionPanel::buildForm()
{
    m_state->setObjectName(u"engineState"_s);
    m_result->setObjectName(u"testResult"_s);
    m_provider->setObjectName(u"engineProvider"_s);
    m_provider->addItem(tr("Ollama"), static_cast<int>(LlmProvider::Ollama));
    m_provider->addItem(tr("OpenAI-compatible (LM Studio, llama.cpp, vLLM, OpenAI)"), static_cast<int>(LlmProvider::OpenAi));
    m_provider->addItem(tr("Anthropic (Claude)"), static_cast<int>(LlmProvider::Anthropic));
    m_provider->addItem(tr("Google (Gemini)"), static_cast<int>(LlmProvider::Gemini));
    m_provider->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_address->setObjectName(u"engineAddress"_s);
    m_address->setPlaceholderText(usualAddress(LlmProvider::Ollama));
    m_model->setObjectName(u"engineModel"_s);
    m_model->setEditable(true);
    m_model->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setPlaceholderText(tr("the first one the engine offers"));
    m_key->setObjectName(u"engineKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("only for engines that ask for one"));
    m_key->setToolTip(tr("Kept until Trinity closes, sent to this engine only, never saved"));
    m_builtIn->setObjectName(u"useBuiltIn"_s);
    m_test->setObjectName(u"testEngine"_s);
    m_connect->setObjectName(u"connectEngine"_s);
    m_connect->setProperty("look", u"primary"_s);
    m_connect->setDefault(true);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Kind"), m_provider);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&Model"), m_model);
    form->addRow(tr("K&ey"), m_key);

    auto *first = new QHBoxLayout;
    first->addWidget(m_tryNow);
    first->addWidget(m_builtIn);
    first->addWidget(m_search);
    first->addStretch();
    auto *last = new QHBoxLayout;
    last->addWidget(m_test);
    last->addStretch();
    last->addWidget(m_connect);

    auto *heading = plainLabel(this, "heading"_L1);
    heading->setText(tr("Another engine"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(m_state);
    column->addWidget(m_sentence);
    column->addLayout(first);
    column->addSpacing(8);
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(m_result);
    column->addLayout(last);
    setMinimumWidth(fontMetrics().averageCharWidth() * panelWidthInCharacters + 120);
}

void ConnectionPanel::openBelow(const QWidget &anchor)
{
    const auto &engine = m_engine.snapshot();
    m_provider->setCurrentIndex(qMax(0, m_provider->findData(static_cast<int>(engine.choice.provider))));
    if (!engine.choice.address.isEmpty())
        m_address->setText(engine.choice.address);
    fillModels(engine.models, engine.choice.model);
    sayResult({}, "muted"_L1);
    refresh();
    adjustSize();
    QPoint corner = anchor.mapToGlobal(QPoint(anchor.width() - width(), anchor.height() + panelGap));
    if (const QScreen *screen = anchor.screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(qBound(room.left(), corner.x(), qMax(room.left(), room.right() - width())));
    }
    move(corner);
    show();
    raise();
    activateWindow();
}

void ConnectionPanel::refresh()
{
    const auto &engine = m_engine.snapshot();
    m_state->setText(EngineText::chip(engine));
    m_sentence->setText(EngineText::sentence(engine) + u'\n' + EngineText::privacy(engine) + u'.');
    m_tryNow->setVisible(engine.state == EngineStatus::State::Waiting);
    m_builtIn->setVisible(engine.state != EngineStatus::State::BuiltIn);
    m_search->setEnabled(engine.state != EngineStatus::State::Searching);
    m_search->setToolTip(m_search->isEnabled() ? tr("Asks the usual ports of this computer") : tr("Searching already"));
}

void ConnectionPanel::fillModels(const QStringList &models, const QString &current)
{
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentText(current);
}

void ConnectionPanel::handleTested(const EngineChoice &choice, const QStringList &models)
{
    if (choice != typed())
        return; // an answer to a question that was changed meanwhile
    fillModels(models, choice.model.isEmpty() ? models.value(0) : choice.model);
    sayResult(tr("It works: %n model(s) found.", nullptr, static_cast<int>(models.size())), "good"_L1);
}

void ConnectionPanel::handleTestFailed(const EngineChoice &choice, const ServerCheckup &checkup)
{
    if (choice == typed())
        sayResult(CheckupText::of(checkup), "error"_L1);
}

void ConnectionPanel::sayResult(const QString &text, QLatin1StringView tone)
{
    m_result->setText(text);
    m_result->setProperty("tone", QString(tone));
    m_result->setVisible(!text.isEmpty());
    style()->unpolish(m_result);
    style()->polish(m_result);
    adjustSize();
}

EngineChoice ConnectionPanel::typed() const
{
    EngineChoice choice;
    choice.provider = static_cast<LlmProvider>(m_provider->currentData().toInt());
    choice.address = m_address->text().trimmed();
    if (choice.address.isEmpty())
        choice.address = m_address->placeholderText();
    choice.model = m_model->currentText().trimmed();
    choice.key = m_key->text().toUtf8();
    return choice;
}

} // namespace trinity::ui
