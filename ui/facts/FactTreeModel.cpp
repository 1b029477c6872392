// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactTreeModel.h"

#include "ui/text/FactText.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

void FactTreeModel::setFacts(const ReadPortfolio &reading)
{
    beginResetModel();
    m_nodes.clear();
    m_roots.clear();
    m_lineStarts = {0};
    const QString &text = reading.document.text;
    for (auto at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        m_lineStarts.append(at + 1);
    fill(FactOutline::of(reading.portfolio));
    endResetModel();
}

void FactTreeModel::clear()
{
    beginResetModel();
    m_nodes.clear();
    m_roots.clear();
    m_lineStarts.clear();
    endResetModel();
}

int FactTreeModel::append(int parent, Level level, const FactRow &fact)
{
    auto &siblings = parent < 0 ? m_roots : m_nodes[static_cast<size_t>(parent)].children;
    const int number = static_cast<int>(m_nodes.size());
    Node node;
    node.parent = parent;
    node.row = static_cast<int>(siblings.size());
    node.level = level;
    node.fact = fact;
    siblings.push_back(number);
    m_nodes.push_back(node);
    return number;
}

void FactTreeModel::fill(const QList<FactSection> &sections)
{
    for (const auto &section : sections) {
        FactRow title;
        title.value = section.title;
        const int sectionNode = append(-1, Level::Section, title);
        for (const auto &entry : section.entries) {
            const int entryNode = entry.title.value.isEmpty() ? sectionNode : append(sectionNode, Level::Entry, entry.title);
            for (const auto &row : entry.rows)
                append(entryNode, Level::Fact, row);
        }
    }
}

QModelIndex FactTreeModel::indexOfNode(int node) const
{
    return node < 0 ? QModelIndex() : createIndex(m_nodes[static_cast<size_t>(node)].row, 0, static_cast<quintptr>(node));
}

QModelIndex FactTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto &children = parent.isValid() ? m_nodes[parent.internalId()].children : m_roots;
    if (row < 0 || column != 0 || row >= static_cast<int>(children.size()))
        return {};
    return createIndex(row, 0, static_cast<quintptr>(children[static_cast<size_t>(row)]));
}

QModelIndex FactTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfNode(m_nodes[index.internalId()].parent) : QModelIndex();
}

int FactTreeModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(parent.isValid() ? m_nodes[parent.internalId()].children.size() : m_roots.size());
}

QVariant FactTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = m_nodes[index.internalId()];
    switch (role) {
    case Qt::DisplayRole: return node.fact.value;
    case LabelRole: return node.fact.label;
    case PlaceRole: return node.level != Level::Section ? placeText(node.fact) : QString();
    case LevelRole: return static_cast<int>(node.level);
    case PointerRole: return node.fact.pointer;
    case Qt::AccessibleTextRole: return spoken(node);
    case Qt::ToolTipRole: return node.level != Level::Section ? QVariant(spoken(node)) : QVariant();
    default: return {};
    }
}

QList<Provenance> FactTreeModel::placesOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Node &node = m_nodes[index.internalId()];
    QList<Provenance> places = node.fact.places;
    for (int row = 0; row < rowCount(index); ++row)
        places.append(placesOf(this->index(row, 0, index)));
    return places;
}

QModelIndex FactTreeModel::factAt(qsizetype position) const
{
    int best = -1;
    qsizetype shortest = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        for (const auto &place : m_nodes[i].fact.places) {
            const auto length = place.end - place.start;
            if (length > 0 && place.start <= position && position <= place.end && (best < 0 || length < shortest)) {
                best = static_cast<int>(i);
                shortest = length;
            }
        }
    }
    return indexOfNode(best);
}

QModelIndex FactTreeModel::indexOf(const QString &pointer) const
{
    const auto found =
        std::find_if(m_nodes.begin(), m_nodes.end(), [&](const Node &node) { return !pointer.isEmpty() && node.fact.pointer == pointer; });
    return found == m_nodes.end() ? QModelIndex() : indexOfNode(static_cast<int>(std::distance(m_nodes.begin(), found)));
}

int FactTreeModel::lineOf(qsizetype position) const
{
    return static_cast<int>(std::distance(m_lineStarts.begin(), std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), position)));
}

QString FactTreeModel::placeText(const FactRow &fact) const
{
    const auto standing =
        std::find_if(fact.places.begin(), fact.places.end(), [](const Provenance &place) { return place.end > place.start; });
    if (standing != fact.places.end())
        return tr("line %1").arg(lineOf(standing->start));
    return fact.places.isEmpty() ? tr("no place") : tr("by you");
}

QString FactTreeModel::spoken(const Node &node) const
{
    QString words = node.fact.label.isEmpty() ? node.fact.value : u"%1: %2"_s.arg(node.fact.label, node.fact.value);
    if (node.level == Level::Section)
        return words;
    words += u", "_s + placeText(node.fact);
    if (!node.fact.places.isEmpty())
        words += u", "_s + FactText::howFound(node.fact.places.first().how);
    return words;
}

} // namespace trinity::ui
