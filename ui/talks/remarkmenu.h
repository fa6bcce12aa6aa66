// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/remark.h"

#include <QMenu>

#include <vector>

namespace duebook::ui {

class BookContext;

/// The remarks of the book to choose from; follows the book.
class RemarkMenu : public QMenu {
    Q_OBJECT
public:
    explicit RemarkMenu(BookContext &book, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &text);
    /// The person wants to write remarks: show where.
    void editWanted();

private:
    void load();
    void show(const std::vector<Remark> &remarks);

    BookContext &m_book;
};

} // namespace duebook::ui
