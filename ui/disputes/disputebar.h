// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"

#include <QWidget>

#include <optional>

class QMenu;
class QPushButton;

namespace duebook::ui {

class DisputeActions;

/// What can be done with the chosen dispute, as buttons beside each other.
class DisputeBar : public QWidget {
    Q_OBJECT
public:
    /// `actions` must outlive the bar.
    explicit DisputeBar(DisputeActions &actions, QWidget *parent = nullptr);

    /// Nothing = nothing is chosen.
    void setDispute(const std::optional<Dispute> &dispute);
    /// Nobody may change anything: the book is read only or the person reads only.
    void setChangeable(bool changeable);

    void edit();
    void settle();

private:
    void showChoice();
    QPushButton *button(const QString &name, const QString &text);

    DisputeActions &m_actions;
    std::optional<Dispute> m_dispute;
    bool m_changeable = true;
    QPushButton *m_edit;
    QPushButton *m_stage;
    QMenu *m_stages;
    QPushButton *m_settle;
    QPushButton *m_reopen;
    QPushButton *m_escalate;
};

} // namespace duebook::ui
