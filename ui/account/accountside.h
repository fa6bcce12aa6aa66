// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/today/worklistservice.h"
#include "ui/account/accountfacts.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace duebook::ui {

class FollowUpList;
class MarkupLabel;
class TableView;
class TalkInvoiceModel;

/// Beside the timeline: why the account is on Today's list, what is planned, the open invoices to
/// tick for this talk, and whom to reach.
class AccountSide : public QScrollArea {
    Q_OBJECT
public:
    explicit AccountSide(const Theme &theme, QWidget *parent = nullptr);

    void show(const AccountFacts &facts, UserId me, const NaturalDateContext &dates,
              const Wording &wording);
    void showReasons(const std::vector<WorkReason> &reasons, const Wording &wording);

    TalkInvoiceModel *invoices() const { return m_invoices; }
    FollowUpList *followUps() const { return m_followUps; }
    /// Brings the invoices into sight and puts the focus there.
    void focusInvoices();

Q_SIGNALS:
    /// A tel: or mailto: link.
    void linkPressed(const QString &link);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *heading(const QString &text);
    void showInvoices(const AccountFacts &facts);
    void showContacts(const std::vector<Contact> &contacts);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    QLabel *m_reasonsHeading;
    QLabel *m_reasons;
    FollowUpList *m_followUps;
    TalkInvoiceModel *m_invoices;
    TableView *m_table;
    QLabel *m_noInvoices;
    MarkupLabel *m_contacts;
    std::vector<Contact> m_known;
    Wording m_wording;
};

} // namespace duebook::ui
