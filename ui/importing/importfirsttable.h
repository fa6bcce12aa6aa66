// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importreport.h"
#include "ui/tables/tablemodel.h"
#include "ui/widgets/card.h"

namespace duebook::ui {

class TableView;
class Theme;

/// The first rows of the file as they will be read, each beside its own cells.
class ImportFirstTable : public Card {
    Q_OBJECT
public:
    explicit ImportFirstTable(const Theme &theme, QWidget *parent = nullptr);

    void showRows(const std::vector<ImportFirstRow> &rows);
    void clear() { showRows({}); }

private:
    TableModel<ImportFirstRow> *m_model;
    TableView *m_table;
};

} // namespace duebook::ui
