// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/search/searchservice.h"
#include "ui/frame/searchbox.h"

#include <QObject>

namespace duebook::ui {

class BookContext;

/// Answers the window's search box from the book. A question that was overtaken is stopped.
class SearchBinding : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the binding, which is a child of `box`'s window or the application.
    SearchBinding(BookContext &book, SearchBox &box, QObject *parent);

private:
    void ask(int question, const QString &text);

    BookContext &m_book;
    SearchBox &m_box;
    int m_latest = 0;
};

} // namespace duebook::ui
