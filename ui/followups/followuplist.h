// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

#include <vector>

class QMenu;
class QVBoxLayout;

namespace duebook::ui {

/// The open follow-ups of an account, each with what can be done with it in place.
class FollowUpList : public QWidget {
    Q_OBJECT
public:
    explicit FollowUpList(const Theme &theme, QWidget *parent = nullptr);

    void show(const std::vector<FollowUp> &followUps, const std::vector<User> &people, UserId me,
              const NaturalDateContext &dates, const Wording &wording);
    void setChangeable(bool changeable);

Q_SIGNALS:
    void donePressed(const duebook::FollowUp &followUp);
    void snoozePressed(const duebook::FollowUp &followUp, QDate due, QTime time);
    void reassignPressed(const duebook::FollowUp &followUp, duebook::UserId assignee,
                         const QString &name);
    void cancelPressed(const duebook::FollowUp &followUp);
    /// Something without a note is to be planned.
    void planPressed();

private:
    QWidget *rowFor(const FollowUp &followUp);
    QMenu *snoozeMenu(const FollowUp &followUp, QWidget *row);
    QMenu *moreMenu(const FollowUp &followUp, QWidget *parent);
    void askForDay(const FollowUp &followUp, QWidget *row);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    std::vector<FollowUp> m_followUps;
    std::vector<User> m_people;
    UserId m_me;
    NaturalDateContext m_dates;
    Wording m_wording;
    bool m_changeable = true;
};

} // namespace duebook::ui
