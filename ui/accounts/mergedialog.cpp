// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/mergedialog.h"

#include "ui/accounts/contactmodel.h"
#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace duebook::ui {

namespace {

constexpr int kLeastWidth = 620;
constexpr int kKeep = 0;
constexpr int kOther = 1;

QString isolated(const QString &text)
{
    return format::isolate(text, QLocale());
}

} // namespace

MergeDialog::MergeDialog(const DuplicateOffer &offer, QWidget *parent)
    : FormDialog(tr("One person?"), tr("Make them one"), parent), m_offer(offer),
      m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("mergeDialog"));
    setMinimumWidth(kLeastWidth);
    auto *why =
        new QLabel(tr("They have %1. Choose what holds; notes and promises of both stay and "
                      "name the one that remains.")
                       .arg(ContactMergeService::reasonText(offer.reason)),
                   this);
    why->setObjectName(QStringLiteral("mergeReasonLabel"));
    why->setWordWrap(true);
    setLook(why, Look::Muted);
    addRow(why);

    auto *table = new QWidget(this);
    table->setLayout(m_grid);
    m_grid->setContentsMargins(0, space::kSmall, 0, space::kSmall);
    m_grid->setHorizontalSpacing(space::kLarge);
    m_grid->setVerticalSpacing(space::kSmall);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    addTexts();
    addRow(table);

    auto *two = new QPushButton(tr("They are two persons"), this);
    two->setObjectName(QStringLiteral("twoPersonsButton"));
    two->setAccessibleName(two->text());
    two->setToolTip(tr("Keeps both and does not ask again."));
    two->setAutoDefault(false);
    setLook(two, Look::Link);
    connect(two, &QPushButton::clicked, this, &MergeDialog::twoPersonsPressed);
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(two);
    line->addStretch();
    addRow(row);
}

void MergeDialog::addTexts()
{
    const Contact &keep = m_offer.keep;
    const Contact &other = m_offer.other;
    const auto plain = [this, &keep, &other](const char *place, const QString &label,
                                             QString Contact::*field, auto words) {
        addChoice(
            QLatin1String(place), label, words(keep.*field), words(other.*field),
            [field](Contact &survivor, const Contact &from) { survivor.*field = from.*field; });
    };
    const auto same = [](const QString &text) { return text; };
    plain("name", tr("Name"), &Contact::name, same);
    plain("role", tr("Role"), &Contact::role, same);
    plain("phone", tr("Phone"), &Contact::phone, same);
    plain("mobile", tr("Mobile"), &Contact::mobile, same);
    plain("email", tr("Email"), &Contact::email, same);
    plain("language", tr("Language"), &Contact::language, languageName);
    plain("channel", tr("Prefers"), &Contact::preferredChannel, [](const QString &channel) {
        return channel.isEmpty() ? channel : channelName(channel);
    });
    const auto contactable = [](const Contact &contact) {
        return contact.doNotContact ? tr("do not contact: %1").arg(contact.doNotContactReason)
                                    : tr("may be contacted");
    };
    addChoice(QStringLiteral("doNotContact"), tr("Contact"), contactable(keep), contactable(other),
              [](Contact &survivor, const Contact &from) {
                  survivor.doNotContact = from.doNotContact;
                  survivor.doNotContactReason = from.doNotContactReason;
              });
    const auto there = [](const Contact &contact) {
        return contact.hasLeft ? tr("has left") : tr("still there");
    };
    addChoice(QStringLiteral("hasLeft"), tr("Now"), there(keep), there(other),
              [](Contact &survivor, const Contact &from) { survivor.hasLeft = from.hasLeft; });
}

void MergeDialog::addChoice(const QString &place, const QString &label, const QString &ofKeep,
                            const QString &ofOther, Take take)
{
    if (ofKeep == ofOther)
        return;
    const int row = m_grid->rowCount();
    auto *caption = new QLabel(label, this);
    setLook(caption, Look::Muted);
    m_grid->addWidget(caption, row, 0);
    auto *group = new QButtonGroup(this);
    const auto option = [&](int which, const QString &text) {
        auto *button = new QRadioButton(text.isEmpty() ? tr("(empty)") : isolated(text), this);
        button->setObjectName(place +
                              (which == kKeep ? QStringLiteral("Keep") : QStringLiteral("Other")));
        button->setAccessibleName(tr("%1: %2", "field, value").arg(label, button->text()));
        group->addButton(button, which);
        m_grid->addWidget(button, row, 1 + which);
    };
    option(kKeep, ofKeep);
    option(kOther, ofOther);
    // Something rather than nothing; and that somebody must not be contacted is not lost.
    const bool other =
        ofKeep.isEmpty() || (place == QLatin1String("doNotContact") && m_offer.other.doNotContact);
    group->button(other ? kOther : kKeep)->setChecked(true);
    m_choices.push_back({group, std::move(take)});
}

void MergeDialog::submit()
{
    Contact survivor = m_offer.keep;
    for (const Choice &choice : m_choices) {
        if (choice.group->checkedId() == kOther)
            choice.take(survivor, m_offer.other);
    }
    Q_EMIT submitted(survivor, m_offer.other);
}

} // namespace duebook::ui
