// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/informpeople.h"

#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/widgets/flowlayout.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace duebook::ui {

InformPeople::InformPeople(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_menu(new QMenu(this)), m_add(new QToolButton(this))
{
    setObjectName(QStringLiteral("informPeople"));
    setAccessibleName(tr("Colleagues to inform"));
    auto *label = new QLabel(tr("Inform"), this);
    setLook(label, Look::Muted);
    label->setFixedHeight(theme.controlHeight());
    m_add->setObjectName(QStringLiteral("addInformButton"));
    m_add->setText(tr("Add"));
    m_add->setIcon(icon(m_theme, Icon::Plus, Role::Text));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setToolTip(tr("They find the note among their follow-ups of today"));
    m_add->setAccessibleName(tr("Add a colleague to inform"));
    m_add->setMenu(m_menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setFocusPolicy(Qt::TabFocus);
    setLook(m_add, Look::Quiet);
    connect(m_menu, &QMenu::aboutToShow, this, &InformPeople::fillMenu);

    auto *flow = new FlowLayout(this);
    flow->setSpacing(space::kSmall);
    flow->addWidget(label);
    flow->addWidget(m_add);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void InformPeople::setPeople(const std::vector<User> &people, UserId me, UserId representative)
{
    m_representative = representative;
    m_people.clear();
    for (const User &user : people) {
        if (user.active && user.id != me)
            m_people.push_back(user);
    }
    std::stable_partition(m_people.begin(), m_people.end(),
                          [&](const User &user) { return user.id == representative; });
    m_add->setEnabled(!m_people.empty());
    rebuild();
}

void InformPeople::setChosen(std::vector<UserId> chosen)
{
    m_chosen = std::move(chosen);
    rebuild();
}

void InformPeople::offer()
{
    m_add->setFocus();
    if (!m_people.empty())
        m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

QString InformPeople::nameOf(UserId id) const
{
    const auto found = std::find_if(m_people.begin(), m_people.end(),
                                    [&](const User &user) { return user.id == id; });
    // The people may not be here yet when a draft is shown.
    return found == m_people.end() ? QStringLiteral("…") : format::isolate(found->name, locale());
}

void InformPeople::fillMenu()
{
    m_menu->clear();
    for (const User &user : m_people) {
        const QString name = format::isolate(user.name, locale());
        QAction *action = m_menu->addAction(
            user.id == m_representative ? tr("%1 · account representative").arg(name) : name);
        action->setCheckable(true);
        action->setChecked(std::find(m_chosen.begin(), m_chosen.end(), user.id) != m_chosen.end());
        connect(action, &QAction::toggled, this, [this, id = user.id](bool on) { toggle(id, on); });
    }
}

void InformPeople::toggle(UserId id, bool on)
{
    std::erase(m_chosen, id);
    if (on)
        m_chosen.push_back(id);
    rebuild();
    Q_EMIT changed();
}

void InformPeople::rebuild()
{
    // Between the label and the button.
    while (layout()->count() > 2) {
        QLayoutItem *item = layout()->takeAt(1);
        // A chip may be taken away by its own cross.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QLayoutItem *last = layout()->takeAt(1);
    for (const UserId id : m_chosen)
        layout()->addWidget(chipFor(id));
    layout()->addItem(last);
    updateGeometry();
}

QWidget *InformPeople::chipFor(UserId id)
{
    auto *chip = new QFrame(this);
    setLook(chip, Look::Card);
    auto *row = new QHBoxLayout(chip);
    row->setContentsMargins(space::kSmall, 0, 0, 0);
    row->setSpacing(space::kTight);
    const QString name = nameOf(id);
    row->addWidget(new QLabel(name, chip));
    auto *remove = new QToolButton(chip);
    remove->setObjectName(QStringLiteral("removeInform_%1").arg(id.number()));
    remove->setIcon(icon(m_theme, Icon::Cross, Role::Muted));
    remove->setAccessibleName(tr("Do not inform %1").arg(name));
    setLook(remove, Look::Quiet);
    connect(remove, &QToolButton::clicked, this, [this, id] { toggle(id, false); });
    row->addWidget(remove);
    chip->show();
    return chip;
}

} // namespace duebook::ui
