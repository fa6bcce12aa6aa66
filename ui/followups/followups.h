// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followuplist.h"
#include "core/domain/user.h"
#include "core/services/followups/followupservice.h"
#include "ui/book/pagedloader.h"
#include "ui/frame/listpage.h"

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;

namespace duebook::ui {

class DateEdit;
class FollowUpActions;
class FollowUpModel;

/// Everything that is to be done, of one person, of everybody or of nobody: D does what is chosen,
/// S puts it off, A gives it to a colleague, Enter opens the account; many at once, with one Undo.
class FollowUpsPage : public ListPage {
    Q_OBJECT
public:
    explicit FollowUpsPage(const PageContext &context, QWidget *parent = nullptr);
    ~FollowUpsPage() override;

    QString title() const override;
    QList<ShortcutHelp> shortcuts() const override;

protected:
    void changeQuestion() override;

private:
    FollowUpsPage(const PageContext &context, FollowUpModel *model, QWidget *parent);
    void buildHeadChoices();
    void buildBar();
    void buildKeys();
    void loadPeople();
    void showPeople();
    FollowUpFilter filter() const;
    void refresh();
    void showChosen();
    std::vector<FollowUpRef> chosen() const;
    bool changeable() const;

    void finishChosen();
    void reopenChosen();
    void offerSnoozeDays();
    void askForDay();
    void snoozeTyped();
    void offerPeople();
    QMenu *popupMenu(const char *name);
    void popUp(QMenu *menu, QWidget *over);
    void fillMore();

    FollowUpModel *m_model;
    FollowUpActions *m_actions;
    std::unique_ptr<PagedLoader<FollowUp, FollowUpPage>> m_loader;
    std::vector<User> m_people;
    QComboBox *m_whose;
    QComboBox *m_kind;
    QWidget *m_bar;
    QLabel *m_count;
    QPushButton *m_done;
    QPushButton *m_reopen;
    QPushButton *m_snooze;
    QPushButton *m_assign;
    QPushButton *m_more;
    QMenu *m_moreMenu;
    DateEdit *m_day;
};

} // namespace duebook::ui
