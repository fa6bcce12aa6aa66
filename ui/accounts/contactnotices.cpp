// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/contactnotices.h"

#include "ui/text/format.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr size_t kMostOffers = 3;
constexpr size_t kMostNamed = 3;

QString isolated(const QString &text)
{
    return format::isolate(text, QLocale());
}

} // namespace

ContactNotices::ContactNotices(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("contactNotices"));
    m_column->setContentsMargins(space::kMedium, space::kTight, space::kMedium, space::kSmall);
    m_column->setSpacing(space::kTight);
    fill();
}

void ContactNotices::show(const std::vector<DuplicateOffer> &offers,
                          const std::vector<Contact> &merged, bool changeable)
{
    if (offers == m_offers && merged == m_merged && changeable == m_changeable)
        return;
    m_offers = offers;
    m_merged = merged;
    m_changeable = changeable;
    fill();
}

void ContactNotices::showNaming(const QString &name, const std::vector<FollowUp> &followUps,
                                const Wording &wording)
{
    m_naming.clear();
    if (!followUps.empty()) {
        QStringList each;
        for (const FollowUp &followUp : followUps) {
            if (size_t(each.size()) == kMostNamed) {
                each += tr("…");
                break;
            }
            each += tr("“%1” %2", "reason, day")
                        .arg(isolated(followUp.reason), wording.day(followUp.due));
        }
        m_naming =
            tr("%n open follow-up(s) name %1, who has left: %2", nullptr, int(followUps.size()))
                .arg(isolated(name), each.join(QStringLiteral(" · ")));
    }
    fill();
}

void ContactNotices::fill()
{
    clearRows(*m_column);
    if (!m_naming.isEmpty())
        addLine(Icon::FollowUp, Role::Warn, m_naming,
                {{QStringLiteral("showNamingButton"), tr("Show them"),
                  [this] { Q_EMIT followUpsPressed(); }}});
    for (size_t i = 0; i < m_offers.size() && i < kMostOffers; ++i) {
        const DuplicateOffer &offer = m_offers[i];
        std::vector<Button> buttons;
        if (m_changeable)
            buttons.push_back({QStringLiteral("compareButton%1").arg(i), tr("Compare …"),
                               [this, offer] { Q_EMIT comparePressed(offer); }});
        addLine(Icon::Person, Role::Accent, ContactMergeService::sentence(offer), buttons);
    }
    for (const Contact &contact : m_merged) {
        std::vector<Button> buttons;
        if (m_changeable)
            buttons.push_back({QStringLiteral("separateButton%1").arg(contact.id.number()),
                               tr("Separate"),
                               [this, contact] { Q_EMIT separatePressed(contact); }});
        addLine(Icon::Person, Role::Muted,
                tr("%1 was merged: notes that name them show the other contact.")
                    .arg(isolated(contact.name)),
                buttons);
    }
    setVisible(m_column->count() > 0);
}

void ContactNotices::addLine(Icon icon, Role role, const QString &text,
                             const std::vector<Button> &buttons)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(new IconLabel(m_theme, icon, role, line));
    auto *label = new QLabel(text, line);
    label->setWordWrap(true);
    if (role == Role::Muted)
        setLook(label, Look::Muted);
    row->addWidget(label, 1);
    for (const Button &button : buttons) {
        auto *made = new QPushButton(button.text, line);
        made->setObjectName(button.name);
        made->setAccessibleName(tr("%1: %2", "what it does, about what").arg(button.text, text));
        setLook(made, Look::Link);
        // The line may be gone when the button's work is done.
        connect(made, &QPushButton::clicked, this, button.pressed, Qt::QueuedConnection);
        row->addWidget(made);
    }
    m_column->addWidget(line);
}

} // namespace duebook::ui
