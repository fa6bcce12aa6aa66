// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/tables/tableview.h"
#include "ui/widgets/givenfiles.h"

namespace duebook::ui {

/// A table that takes files and pictures dropped on one of its rows; the row under them is chosen
/// while they are held above it.
class DropTable : public TableView {
    Q_OBJECT
public:
    explicit DropTable(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void givenTo(int row, const duebook::ui::GivenFiles &given);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
};

} // namespace duebook::ui
