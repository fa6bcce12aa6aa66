// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/accountsbar.h"

#include "core/services/team/assignmentservice.h"
#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/team/coverflow.h"
#include "ui/text/format.h"
#include "ui/widgets/choicemenu.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace duebook::ui {

AccountsBar::AccountsBar(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context), m_count(new QLabel(this)),
      m_give(new QAction(tr("Give to …"), this)), m_in(new QAction(tr("Into the pool"), this)),
      m_out(new QAction(tr("Out of the pool"), this))
{
    setObjectName(QStringLiteral("accountsBar"));
    m_count->setObjectName(QStringLiteral("chosenCount"));
    setLook(m_count, Look::Heading);
    m_give->setShortcut(QKeySequence(Qt::Key_A));
    m_give->setShortcutContext(Qt::WidgetShortcut);
    m_give->setToolTip(tr("Another owner for the chosen accounts (A)"));
    m_in->setToolTip(tr("Everybody works on the chosen accounts; the amount in the settings no "
                        "longer decides"));
    m_out->setToolTip(tr("Only the owner works on the chosen accounts; the amount in the settings "
                         "no longer decides"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_count);
    row->addStretch();
    const auto button = [&](QAction *action, const char *name) {
        auto *made = new QPushButton(action->text(), this);
        made->setObjectName(QString::fromLatin1(name));
        made->setToolTip(action->toolTip());
        connect(made, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, made,
                [action, made] { made->setEnabled(action->isEnabled()); });
        row->addWidget(made);
        return made;
    };
    m_giveButton = button(m_give, "giveAccountsButton");
    button(m_in, "intoPoolButton");
    button(m_out, "outOfPoolButton");
    connect(m_give, &QAction::triggered, this, &AccountsBar::offerPeople);
    connect(m_in, &QAction::triggered, this, [this] { setPool(true); });
    connect(m_out, &QAction::triggered, this, [this] { setPool(false); });
    body()->addLayout(row);
    setChosen({});
}

bool AccountsBar::mayAssign() const
{
    return may(m_context.book, Right::AssignAccounts);
}

void AccountsBar::setChosen(std::vector<AccountRow> chosen)
{
    m_chosen = std::move(chosen);
    const bool any = !m_chosen.empty() && mayAssign();
    const auto shared = [](const AccountRow &row) { return row.account.inPool; };
    m_give->setEnabled(any);
    m_in->setEnabled(any && !std::all_of(m_chosen.begin(), m_chosen.end(), shared));
    m_out->setEnabled(any && std::any_of(m_chosen.begin(), m_chosen.end(), shared));
    m_count->setText(tr("%n account(s) chosen", nullptr, int(m_chosen.size())));
    setVisible(any);
}

void AccountsBar::offerPeople()
{
    whenDone(this, m_context.book.read([](Session &s) { return UserService(s).users(); }),
             [this](const Result<std::vector<User>> &people) {
                 if (people)
                     showPeople(*people);
                 else
                     Q_EMIT noticed(people.error().sentence, Tone::Bad);
             });
}

void AccountsBar::showPeople(const std::vector<User> &people)
{
    auto *menu = new ChoiceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("ownerMenu"));
    for (const User &user : people) {
        if (user.active && user.role != duebook::Role::Sales)
            menu->addAction(format::isolate(user.name, QLocale()), this,
                            [this, id = user.id, name = user.name] { give(id, name); });
    }
    menu->addSeparator();
    menu->addAction(tr("Nobody"), this, [this] { give({}, tr("Nobody")); });
    menu->popup(m_giveButton->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void AccountsBar::give(UserId to, const QString &name)
{
    std::vector<OwnedAccount> accounts;
    for (const AccountRow &row : m_chosen) {
        if (row.account.owner != to)
            accounts.push_back({row.account.id, row.account.rowVersion, row.account.owner});
    }
    if (accounts.empty()) {
        Q_EMIT noticed(tr("They have this owner already."), Tone::Accent);
        return;
    }
    giveAccounts(this, m_context, accounts, to, name,
                 {[this](const UndoOffer &offer) { Q_EMIT undoOffered(offer); },
                  [this](const QString &sentence, Tone tone) { Q_EMIT noticed(sentence, tone); }});
}

void AccountsBar::setPool(bool inPool)
{
    std::vector<AccountId> accounts;
    for (const AccountRow &row : m_chosen) {
        if (row.account.inPool != inPool)
            accounts.push_back(row.account.id);
    }
    whenDone(this, m_context.book.write([accounts, inPool](Session &s) {
        return AssignmentService(s).setPool(accounts, inPool);
    }),
             [this, inPool](const Result<std::vector<PoolPlace>> &before) {
                 if (!before) {
                     Q_EMIT noticed(before.error().sentence, Tone::Bad);
                     return;
                 }
                 UndoOffer offer;
                 const int count = int(before->size());
                 offer.text = inPool ? tr("%n account(s) put into the pool", nullptr, count)
                                     : tr("%n account(s) taken out of the pool", nullptr, count);
                 offer.undo = [self = QPointer(this), before = *before] {
                     if (self)
                         self->restorePool(before);
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void AccountsBar::restorePool(const std::vector<PoolPlace> &before)
{
    whenDone(this, m_context.book.write([before](Session &s) {
        return AssignmentService(s).restorePool(before);
    }),
             [this](const Result<qint64> &stayed) {
                 if (!stayed)
                     Q_EMIT noticed(stayed.error().sentence, Tone::Bad);
                 else if (*stayed > 0)
                     Q_EMIT noticed(tr("%n account(s) stayed: somebody changed them since.",
                                       nullptr, int(*stayed)),
                                    Tone::Warn);
             });
}

} // namespace duebook::ui
