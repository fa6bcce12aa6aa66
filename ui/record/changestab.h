// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/page.h"
#include "core/services/record/activityservice.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/tone.h"
#include "ui/record/changemodel.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QSortFilterProxyModel;

namespace duebook::ui {

class SearchField;
class TableView;

/// What changed on an account: from what to what, by whom, when; narrowed by person, part and
/// words.
class ChangesTab : public QWidget {
    Q_OBJECT
public:
    explicit ChangesTab(const PageContext &context, QWidget *parent = nullptr);
    ~ChangesTab() override;

    void setAccount(AccountId account);
    void refresh();

    /// The row that shows the first field of an action of the audit.
    static qint64 rowOfAction(qint64 audit);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Rows {
        std::vector<FieldChange> rows;
        std::optional<PageKey> next;
    };

    void build();
    void ask();
    void loadPeople();
    static Result<Rows> read(Session &session, AccountId account, const ChangeFilter &filter,
                             const PageKey &after);

    PageContext m_context;
    AccountId m_account;
    ChangeModel *m_model;
    QSortFilterProxyModel *m_shown;
    QComboBox *m_person = nullptr;
    QComboBox *m_part = nullptr;
    SearchField *m_find = nullptr;
    TableView *m_table = nullptr;
    std::unique_ptr<PagedLoader<FieldChange, Rows>> m_loader;
    bool m_stale = true; // nothing is read before the tab is looked at
};

} // namespace duebook::ui
