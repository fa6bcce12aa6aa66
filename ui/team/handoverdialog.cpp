// SPDX-License-Identifier: Apache-2.0
#include "ui/team/handoverdialog.h"

#include "ui/look/theme.h"

#include <QComboBox>
#include <QLabel>

#include <algorithm>

namespace duebook::ui {

namespace {

QString nameOf(const std::vector<User> &people, UserId id)
{
    const auto found = std::find_if(people.begin(), people.end(),
                                    [id](const User &user) { return user.id == id; });
    return found == people.end() ? QString() : found->name;
}

} // namespace

HandOverDialog::HandOverDialog(const std::vector<User> &people, UserId from,
                               const HandOverPreview &preview, QWidget *parent)
    : FormDialog(tr("Hand over the work of %1").arg(nameOf(people, from)), tr("Hand over"), parent),
      m_to(new QComboBox(this))
{
    setObjectName(QStringLiteral("handOverDialog"));
    const QString sum =
        preview.empty()
            ? tr("%1 has nothing to hand over.").arg(nameOf(people, from))
            : tr("%1 has %2, %3 and %4. All of it goes to another person for good; each account "
                 "says so in its history.")
                  .arg(nameOf(people, from), tr("%n account(s)", nullptr, int(preview.accounts)),
                       tr("%n open follow-up(s)", nullptr, int(preview.followUps)),
                       tr("%n open dispute(s)", nullptr, int(preview.disputes)));
    auto *about = new QLabel(sum, this);
    about->setObjectName(QStringLiteral("handOverSum"));
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    m_to->setObjectName(QStringLiteral("handOverTo"));
    m_to->addItem(tr("Choose …"), qint64{0});
    for (const User &user : people) {
        if (user.active && user.id != from && user.role != duebook::Role::Sales)
            m_to->addItem(user.name, user.id.number());
    }
    addField(QStringLiteral("to"), tr("Who takes over"), m_to);
    const bool something = !preview.empty();
    connect(m_to, &QComboBox::currentIndexChanged, this,
            [this, something](int index) { setAcceptable(something && index > 0); });
    setAcceptable(false);
    m_to->setFocus();
}

void HandOverDialog::submit()
{
    Q_EMIT submitted(UserId(m_to->currentData().toLongLong()), m_to->currentText());
}

} // namespace duebook::ui
