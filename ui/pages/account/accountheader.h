// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accountservice.h"
#include "ui/shell/theme.h"
#include "ui/support/wording.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace duebook::ui {

class Card;
class Chip;
class CurrencyBlock;
class ElidedLabel;

/// The head of the account page: who, how much, how late, who owns it, may we sell.
class AccountHeaderView : public QWidget {
    Q_OBJECT
public:
    explicit AccountHeaderView(const Theme &theme, QWidget *parent = nullptr);

    void show(const AccountHeader &header, const BookSettings &settings, const Wording &wording);
    /// Nobody may change anything: the book is read only or the person reads only.
    void setChangeable(bool changeable);

    QAction *editAction() const { return m_edit; }
    QAction *holdAction() const { return m_hold; }
    QAction *liftAction() const { return m_lift; }
    QAction *emailAction() const { return m_email; }

private:
    void showTop(const AccountHeader &header, const Wording &wording);
    void showBalances(const AccountHeader &header, const BookSettings &settings,
                      const Wording &wording);
    void showWords(const AccountHeader &header, const Wording &wording);

    const Theme &m_theme;
    ElidedLabel *m_name;
    ElidedLabel *m_about;
    Chip *m_rating;
    Chip *m_status;
    Chip *m_holdChip;
    QAction *m_edit;
    QAction *m_hold;
    QAction *m_lift;
    QAction *m_email;
    Card *m_card;
    QLabel *m_people;
    QLabel *m_contact;
    QLabel *m_promised;
    QList<CurrencyBlock *> m_blocks;
};

} // namespace duebook::ui
