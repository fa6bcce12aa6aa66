// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accounts/accountservice.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace duebook::ui {

class Card;
class Chip;
class CurrencyBlock;
class ElidedLabel;
class MarkupLabel;

/// The head of the account page: who, may we sell, where it stands, how much, how late, disputed
/// and promised apart, who owns it, when we last spoke and what comes next. Wraps where it is
/// narrow.
class AccountHeaderView : public QWidget {
    Q_OBJECT
public:
    explicit AccountHeaderView(const Theme &theme, QWidget *parent = nullptr);

    void show(const AccountHeader &header, const BookSettings &settings, const Wording &wording);
    /// Nobody may change anything: the book is read only or the person reads only.
    void setRefusal(const QString &refused);

    QAction *editAction() const { return m_edit; }
    QAction *holdAction() const { return m_hold; }
    QAction *liftAction() const { return m_lift; }
    QAction *emailAction() const { return m_email; }
    QAction *disputeAction() const { return m_dispute; }
    QAction *escalateAction() const { return m_escalate; }
    /// Closes the first open escalation; not there without one.
    QAction *closeEscalationAction() const { return m_closeEscalation; }
    QAction *statusAction() const { return m_setStatus; }

private:
    QWidget *buildTop();
    QWidget *buildChips();
    QWidget *buildWords();
    void showTop(const AccountHeader &header, const Wording &wording);
    void showStanding(const AccountHeader &header, const Wording &wording);
    void showBalances(const AccountHeader &header, const BookSettings &settings,
                      const Wording &wording);
    void showWords(const AccountHeader &header, const Wording &wording);

    const Theme &m_theme;
    ElidedLabel *m_name;
    ElidedLabel *m_about;
    Chip *m_rating;
    Chip *m_status;
    Chip *m_holdChip;
    Chip *m_escalationChip;
    QWidget *m_chips = nullptr;
    QAction *m_edit;
    QAction *m_hold;
    QAction *m_lift;
    QAction *m_email;
    QAction *m_dispute;
    QAction *m_escalate;
    QAction *m_closeEscalation;
    QAction *m_setStatus;
    Card *m_card;
    MarkupLabel *m_people;
    MarkupLabel *m_contact;
    MarkupLabel *m_next;
    QList<CurrencyBlock *> m_blocks;
};

} // namespace duebook::ui
