// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PortfolioReader.h"
#include "ui/facts/FactOutline.h"

#include <QtCore/QAbstractItemModel>

#include <vector>

namespace trinity::ui {

/// The facts of one source as a tree of sections, entries and facts, each with the line in which it stands.
class FactTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { LabelRole = Qt::UserRole + 1, PlaceRole, LevelRole, PointerRole };
    enum class Level { Section, Entry, Fact };

    using QAbstractItemModel::QAbstractItemModel;

    void setFacts(const ReadPortfolio &reading);
    void clear();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Where a fact stands; of an entry or a section the places of all its facts.
    [[nodiscard]] QList<Provenance> placesOf(const QModelIndex &index) const;
    /// The fact that stands at this place of the source; the shortest where several do.
    [[nodiscard]] QModelIndex factAt(qsizetype position) const;
    [[nodiscard]] QModelIndex indexOf(const QString &pointer) const;

private:
    struct Node {
        int parent = -1; ///< in m_nodes
        int row = 0;
        Level level = Level::Fact;
        FactRow fact; ///< of sections only the value, their title
        std::vector<int> children;
    };

    int append(int parent, Level level, const FactRow &fact);
    void fill(const QList<FactSection> &sections);
    [[nodiscard]] QModelIndex indexOfNode(int node) const;
    [[nodiscard]] int lineOf(qsizetype position) const;
    [[nodiscard]] QString placeText(const FactRow &fact) const;
    [[nodiscard]] QString spoken(const Node &node) const;

    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    QList<qsizetype> m_lineStarts;
};

} // namespace trinity::ui
