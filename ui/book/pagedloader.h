// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/page.h"
#include "ui/book/async.h"
#include "ui/tables/rowreveal.h"
#include "ui/tables/tablemodel.h"

#include <QAbstractItemView>
#include <QScrollBar>

#include <algorithm>
#include <functional>

namespace duebook::ui {

/// Fills a table page by page as it is scrolled: `Page` has `rows` and `next`. A new question drops
/// the answers to older ones; a refresh asks for as many rows as were shown, so that nothing jumps.
template <typename Row, typename Page>
class PagedLoader {
public:
    /// Asks for the page that begins after `key`.
    using Ask = std::function<QFuture<Result<Page>>(const PageKey &key)>;
    using Failed = std::function<void(const Error &)>;

    /// `model` and `view` must outlive the loader; answers come only while `view` lives.
    PagedLoader(TableModel<Row> &model, QAbstractItemView &view, Ask ask)
        : m_model(model), m_view(view), m_ask(std::move(ask))
    {
        QObject::connect(
            view.verticalScrollBar(), &QScrollBar::valueChanged, &view, [this](int value) {
                if (value > m_view.verticalScrollBar()->maximum() - kRowsAhead * kAssumedRowHeight)
                    more();
            });
    }

    void onFailed(Failed failed) { m_failed = std::move(failed); }
    void onLoaded(std::function<void()> loaded) { m_loaded = std::move(loaded); }

    /// Another question: from the top.
    void restart()
    {
        m_wanted = 0;
        begin();
        m_view.scrollToTop();
    }

    /// The same question again; what is shown stays until the answer replaces it.
    void refresh()
    {
        m_wanted = std::max(m_wanted, size_t(m_model.rowCount()));
        begin();
    }

    bool loading() const { return m_loading; }
    /// Whether there are rows beyond those shown.
    bool hasMore() const { return m_next.has_value(); }

private:
    static constexpr int kRowsAhead = 60;
    static constexpr int kAssumedRowHeight = 30;

    void begin()
    {
        ++m_question;
        m_next.reset();
        fetch({}, {});
    }

    void more()
    {
        if (!m_loading && !m_next)
            return;
        // Also for a refresh that is under way or drops the page asked for here: at the end of the
        // list nobody could ask again.
        m_wanted = std::max(m_wanted, size_t(m_model.rowCount()) + 1);
        if (!m_loading)
            fetch(*m_next, m_model.rows());
    }

    void fetch(const PageKey &key, std::vector<Row> before)
    {
        m_loading = true;
        whenDone(
            &m_view, m_ask(key),
            [this, question = m_question, before = std::move(before)](Result<Page> page) mutable {
                if (question == m_question)
                    take(std::move(page), std::move(before));
            });
    }

    void take(Result<Page> page, std::vector<Row> rows)
    {
        m_loading = false;
        if (!page) {
            m_wanted = 0;
            if (m_failed)
                m_failed(page.error());
            return;
        }
        m_next = page->next;
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        if (m_next && rows.size() < m_wanted) {
            fetch(*m_next, std::move(rows));
            return;
        }
        m_wanted = 0;
        m_model.setRows(std::move(rows));
        if (m_loaded)
            m_loaded();
        if (RowReveal::seeks(m_view))
            more();
    }

    TableModel<Row> &m_model;
    QAbstractItemView &m_view;
    Ask m_ask;
    Failed m_failed;
    std::function<void()> m_loaded;
    std::optional<PageKey> m_next;
    size_t m_wanted = 0; // rows that are read at least, as far as there are so many
    int m_question = 0;
    bool m_loading = false;
};

} // namespace duebook::ui
