// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/PreviewBar.h"

#include "ui/Workspace.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtWidgets/QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

PreviewBar::PreviewBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_device(new SegmentedControl(tr("Width of the device"), this))
    , m_scheme(new SegmentedControl(tr("Colours of the pages"), this))
    , m_start(new QHBoxLayout)
    , m_rest(new QHBoxLayout)
    , m_end(new QHBoxLayout)
{
    setObjectName(u"paneBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Preview settings"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_device->setObjectName(u"deviceWidths"_s);
    m_device->addSegment(390, u"390"_s, tr("Phone, 390 pixels wide"));
    m_device->addSegment(768, u"768"_s, tr("Tablet, 768 pixels wide"));
    m_device->addSegment(1280, u"1280"_s, tr("Desktop, 1280 pixels wide"));
    m_device->addSegment(0, tr("Fit"), tr("As wide as there is room"));
    m_scheme->setObjectName(u"pageScheme"_s);
    m_scheme->addSegment(static_cast<int>(Theme::Scheme::Auto), tr("Auto"), tr("As the theme was designed"));
    m_scheme->addSegment(static_cast<int>(Theme::Scheme::Light), tr("Light"), tr("As visitors with a light screen see it"));
    m_scheme->addSegment(static_cast<int>(Theme::Scheme::Dark), tr("Dark"), tr("As visitors with a dark screen see it"));

    m_start->setSpacing(8);
    m_end->setSpacing(8);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 14, 7);
    row->setSpacing(12);
    row->addLayout(m_start);
    row->addWidget(m_device);
    row->addWidget(m_scheme);
    row->addLayout(m_rest, 1);
    row->addLayout(m_end);

    m_device->setCurrent(1280);
    m_scheme->setCurrent(static_cast<int>(workspace.scheme()));
    connect(m_device, &SegmentedControl::currentChanged, this, &PreviewBar::deviceWidthChanged);
    connect(m_scheme, &SegmentedControl::currentChanged, &workspace,
            [&workspace](int id) { workspace.setScheme(static_cast<Theme::Scheme>(id)); });
    connect(&workspace, &Workspace::schemeChanged, this,
            [this, &workspace] { m_scheme->setCurrent(static_cast<int>(workspace.scheme())); });
}

void PreviewBar::addAtStart(QWidget *widget)
{
    m_start->addWidget(widget);
}

void PreviewBar::addAtEnd(QWidget *widget)
{
    m_end->addWidget(widget);
}

void PreviewBar::addInRest(QWidget *widget)
{
    m_rest->addWidget(widget);
}

int PreviewBar::deviceWidth() const
{
    return m_device->current();
}

void PreviewBar::setDeviceWidth(int cssPixels)
{
    m_device->setCurrent(cssPixels);
}

} // namespace trinity::ui
