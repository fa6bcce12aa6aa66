// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/services/followups/followupservice.h"
#include "core/services/today/worklistservice.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

class QLabel;
class QPushButton;

namespace duebook::ui {

class CoverStrip;
class DateEdit;
class DraftKeeper;
class ElidedLabel;
class EmptyState;
class FigureRow;
class FilterChips;
class FollowUpActions;
class TableView;
class WorklistModel;

/// Today: whom to turn to now and why, the most valuable first. The panel below tells the chosen
/// row's points and last note; C logs a call, S puts the follow-up off, D marks it done, W works
/// through the list one account after the other.
class TodayPage : public Page {
    Q_OBJECT
public:
    explicit TodayPage(const PageContext &context, QWidget *parent = nullptr);

    /// Notes begun and not saved are offered above the list. `drafts` must outlive the page.
    void offerDrafts(DraftKeeper &drafts);

    QString title() const override;
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

Q_SIGNALS:
    /// How many follow-ups of the person are due: for the side bar.
    void dueCounted(int due);
    /// Work through this person's list (unset = everybody's), beginning with this account.
    void roundWanted(duebook::UserId who, duebook::AccountId first);

private:
    void build();
    QWidget *buildPanel();
    void refresh();
    void showList(const Result<Worklist> &list);
    void showFigures(const Result<WorkFigures> &figures);
    void showSubtitle();
    void showChosen();
    const WorkRow *chosen() const;
    void openChosen();
    void callChosen();
    void finishChosen();
    void snoozeChosen(QDate day, QTime time);
    void offerSnoozeDays();
    void snoozeTyped();
    void beginRound();
    void coverForColleague();
    /// The strongest reason of the chosen row that has a follow-up; nullptr if none has.
    const WorkReason *followUpReason() const;
    std::vector<FollowUpRef> chosenFollowUp() const;
    void complain(const Error &error);
    UserId person() const;

    PageContext m_context;
    WorklistModel *m_model;
    FollowUpActions *m_actions;
    CoverStrip *m_strip;
    QLabel *m_title;
    QLabel *m_subtitle;
    FilterChips *m_whose;
    FigureRow *m_figures;
    TableView *m_table;
    EmptyState *m_empty;
    QWidget *m_panel;
    ElidedLabel *m_name;
    ElidedLabel *m_points;
    ElidedLabel *m_lastNote;
    QPushButton *m_done;
    QPushButton *m_snooze;
    QPushButton *m_round;
    QPushButton *m_cover;
    DateEdit *m_day;
    int m_question = 0;
    int m_doneToday = -1; ///< follow-ups; -1 = not known yet
    bool m_more = false;  ///< there may be more accounts than the list shows
    NoteId m_shownNote;
    AccountId m_shownAccount;
    bool m_refreshPending = false;
    bool m_askAgain = false;
};

} // namespace duebook::ui
