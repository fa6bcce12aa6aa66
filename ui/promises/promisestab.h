// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promiselist.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace duebook::ui {

class PromiseActions;
class PromiseModel;
class TableView;

/// What an account promised to pay, newest day first, and how far its word can be relied on.
class PromisesTab : public QWidget {
    Q_OBJECT
public:
    /// `actions` must outlive the tab.
    PromisesTab(const PageContext &context, PromiseActions &actions, QWidget *parent = nullptr);
    ~PromisesTab() override;

    void setAccount(AccountId account);
    void setChangeable(bool changeable);
    void refresh();

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void build();
    const Promise *current() const;
    void showChoice();
    void showReliability();

    PageContext m_context;
    PromiseActions &m_actions;
    AccountId m_account;
    PromiseModel *m_model;
    TableView *m_table;
    QLabel *m_reliability;
    QPushButton *m_make;
    QPushButton *m_replace;
    QPushButton *m_cancel;
    std::unique_ptr<PagedLoader<PromiseRow, PromisePage>> m_loader;
    bool m_changeable = true;
    int m_question = 0;
};

/// "Kept 3 of 4 promises, 81 % of 12,300.00 EUR"; empty where no promise has run out.
QString reliabilityText(const std::vector<PromiseReliability> &reliability);

} // namespace duebook::ui
