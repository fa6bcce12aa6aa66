// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/accountheader.h"

#include "ui/pages/account/currencyblock.h"
#include "ui/shell/icons.h"
#include "ui/support/format.h"
#include "ui/support/words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace duebook::ui {

namespace {

QString strong(const QString &text)
{
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

QPushButton *buttonFor(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(action->text(), parent);
    button->setObjectName(name);
    button->setAccessibleName(action->text());
    button->setToolTip(action->toolTip());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, [button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    });
    return button;
}

Tone ratingTone(const QString &rating)
{
    if (rating.startsWith(QLatin1Char('A')) || rating.startsWith(QLatin1Char('B')))
        return Tone::Good;
    return rating.startsWith(QLatin1Char('C')) ? Tone::Warn : Tone::Bad;
}

} // namespace

AccountHeaderView::AccountHeaderView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_name(new ElidedLabel(this)),
      m_about(new ElidedLabel(this)), m_rating(new Chip(theme, this)),
      m_status(new Chip(theme, this)), m_holdChip(new Chip(theme, this)),
      m_edit(new QAction(tr("Edit"), this)), m_hold(new QAction(tr("Hold: do not sell …"), this)),
      m_lift(new QAction(tr("Lift the hold"), this)), m_email(new QAction(tr("Email"), this)),
      m_card(new Card(this)), m_people(new QLabel(this)), m_contact(new QLabel(this)),
      m_promised(new QLabel(this))
{
    m_name->setObjectName(QStringLiteral("accountName"));
    setLook(m_name, Look::Title);
    m_about->setObjectName(QStringLiteral("accountAbout"));
    setLook(m_about, Look::Muted);
    m_rating->setObjectName(QStringLiteral("ratingChip"));
    m_holdChip->setObjectName(QStringLiteral("holdChip"));
    m_edit->setToolTip(tr("Name, terms, limit, owner, address (F2)"));
    m_email->setToolTip(tr("Write to the main contact with your mail program"));

    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("moreButton"));
    more->setIcon(icon(theme, Icon::More, Role::Text));
    more->setAccessibleName(tr("More about this account"));
    more->setToolTip(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addActions({m_edit, m_email, m_hold, m_lift});
    more->setMenu(menu);

    auto *top = new QHBoxLayout;
    top->setSpacing(space::kSmall);
    top->addWidget(m_name);
    top->addWidget(m_about);
    top->addWidget(m_rating);
    top->addWidget(m_status);
    top->addStretch();
    top->addWidget(m_holdChip);
    top->addWidget(buttonFor(m_email, QStringLiteral("emailButton"), this));
    top->addWidget(buttonFor(m_edit, QStringLiteral("editButton"), this));
    top->addWidget(more);

    auto *aside = new QWidget(m_card);
    auto *words = new QVBoxLayout(aside);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(2);
    for (QLabel *label : {m_promised, m_people, m_contact}) {
        setLook(label, Look::Muted);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        label->setTextFormat(Qt::RichText);
        words->addWidget(label);
    }
    m_promised->setObjectName(QStringLiteral("promisedLabel"));
    m_contact->setObjectName(QStringLiteral("lastContactLabel"));
    m_people->setObjectName(QStringLiteral("ownerLabel"));

    auto *first = new CurrencyBlock(theme, CurrencyBlock::Form::Main, m_card);
    first->setAside(aside);
    m_card->body()->addWidget(first);
    m_blocks.append(first);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addLayout(top);
    column->addWidget(m_card);
}

void AccountHeaderView::setChangeable(bool changeable)
{
    for (QAction *action : {m_edit, m_hold, m_lift})
        action->setEnabled(changeable);
}

void AccountHeaderView::show(const AccountHeader &header, const BookSettings &settings,
                             const Wording &wording)
{
    showTop(header, wording);
    showBalances(header, settings, wording);
    showWords(header, wording);
}

void AccountHeaderView::showTop(const AccountHeader &header, const Wording &wording)
{
    const Account &account = header.account;
    m_name->setText(format::isolate(account.name, wording.locale));
    QStringList about{account.number, header.segmentName,
                      format::isolate(account.city, wording.locale)};
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral(" · ")));
    const QString rating =
        account.rating.isEmpty() ? QString()
        : account.ratingReason.isEmpty()
            ? tr("Rating %1").arg(account.rating)
            : tr("Rating %1 · %2", "letter, reason").arg(account.rating, account.ratingReason);
    m_rating->setText(rating, ratingTone(account.rating));
    m_rating->setToolTip(rating);
    m_status->setText(
        account.status == AccountStatus::Active ? QString() : words::accountStatus(account.status),
        Tone::Bad);

    const bool onHold = account.hold.has_value();
    m_hold->setText(onHold ? tr("Change the hold …") : tr("Hold: do not sell …"));
    m_lift->setVisible(onHold);
    if (!onHold) {
        m_holdChip->setText({}, Tone::Warn);
        return;
    }
    const Hold &hold = *account.hold;
    m_holdChip->setText(hold.revisit.isValid()
                            ? tr("HOLD: do not sell (until %1)").arg(wording.day(hold.revisit))
                            : tr("HOLD: do not sell"),
                        Tone::Warn);
    m_holdChip->setToolTip(tr("%1 · since %2 · %3", "reason, day, person")
                               .arg(hold.reason, wording.day(hold.since), header.holdByName));
}

void AccountHeaderView::showBalances(const AccountHeader &header, const BookSettings &settings,
                                     const Wording &wording)
{
    std::vector<AccountBalance> balances = header.balances;
    if (balances.empty()) {
        AccountBalance none;
        none.currency =
            header.account.currency.isSet() ? header.account.currency : settings.baseCurrency;
        balances.push_back(none);
    }
    // The currency we usually invoice in comes first.
    const auto usual = std::find_if(balances.begin(), balances.end(), [&](const auto &balance) {
        return balance.currency == header.account.currency;
    });
    if (usual != balances.end())
        std::rotate(balances.begin(), usual, usual + 1);

    while (m_blocks.size() < qsizetype(balances.size())) {
        auto *block = new CurrencyBlock(m_theme, CurrencyBlock::Form::Further, m_card);
        m_card->body()->addWidget(block);
        m_blocks.append(block);
    }
    for (qsizetype i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setVisible(i < qsizetype(balances.size()));
    for (qsizetype i = 0; i < qsizetype(balances.size()); ++i) {
        const AccountBalance &balance = balances[size_t(i)];
        m_blocks[i]->show(balance, settings.edges, wording.locale);
        const auto &limit = header.account.creditLimit;
        const bool here = limit && limit->currency() == balance.currency;
        m_blocks[i]->showLimit(here ? limit : std::nullopt, header.limitUsedPercent,
                               wording.locale);
    }
}

void AccountHeaderView::showWords(const AccountHeader &header, const Wording &wording)
{
    QStringList people;
    people.append(header.ownerName.isEmpty() ? tr("No owner")
                                             : tr("Owner %1").arg(strong(header.ownerName)));
    if (!header.representativeName.isEmpty())
        people.append(tr("sales %1").arg(strong(header.representativeName)));
    m_people->setText(people.join(QStringLiteral(" · ")));

    QStringList contact;
    if (header.lastContact)
        contact.append(
            tr("Last contact %1")
                .arg(format::relativeDay(
                    header.lastContact->spokenAt.toTimeZone(wording.zone).date(), wording.today)));
    else
        contact.append(tr("Never contacted"));
    if (header.nextFollowUp)
        contact.append(tr("next %1").arg(
            strong(header.nextFollowUp->due <= wording.today.addDays(1)
                       ? format::relativeDay(header.nextFollowUp->due, wording.today)
                       : wording.dayAndTime(header.nextFollowUp->due, header.nextFollowUp->time))));
    else
        contact.append(tr("nothing planned"));
    m_contact->setText(contact.join(QStringLiteral(" · ")));

    m_promised->setVisible(!header.promised.empty());
    if (!header.promised.empty())
        m_promised->setText(
            tr("Promised %1 by %2")
                .arg(strong(words::amounts(header.promised)), wording.day(header.nextPromise)));
}

} // namespace duebook::ui
