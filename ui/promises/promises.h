// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promiselist.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/listpage.h"
#include "ui/promises/promisemodel.h"

#include <memory>

namespace duebook::ui {

class PromiseActions;

/// What customers promised to pay: open ones first, with sums per currency. Enter opens the
/// account.
class PromisesPage : public ListPage {
    Q_OBJECT
public:
    explicit PromisesPage(const PageContext &context, QWidget *parent = nullptr);
    ~PromisesPage() override;

    QString title() const override;
    QList<ShortcutHelp> shortcuts() const override;

protected:
    void changeQuestion() override;

private:
    PromisesPage(const PageContext &context, PromiseModel *model, QWidget *parent);
    void addOwners();
    void addActions();
    void refresh();
    void showSums();
    PromiseFilter filter() const;
    const Promise *current();
    bool changeable() const;

    PromiseModel *m_model;
    FilterChips *m_owners;
    PromiseActions *m_actions;
    bool m_latestFirst = false;
    int m_question = 0;
    std::unique_ptr<PagedLoader<PromiseRow, PromisePage>> m_loader;
};

} // namespace duebook::ui
