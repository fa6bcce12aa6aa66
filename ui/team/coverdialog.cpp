// SPDX-License-Identifier: Apache-2.0
#include "ui/team/coverdialog.h"

#include "ui/frame/dayfield.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QLabel>

namespace duebook::ui {

CoverDialog::CoverDialog(const Theme &theme, const std::vector<User> &people, UserId absent,
                         UserId by, const NaturalDateContext &dates, const Wording &wording,
                         QWidget *parent)
    : FormDialog(tr("Cover for a colleague"), tr("Start the cover"), parent),
      m_today(wording.today), m_absent(peopleBox("absentBox", people, absent, false)),
      m_by(peopleBox("coverBox", people, by, true)),
      m_from(makeDayField(theme, dates, wording, QStringLiteral("fromEdit"), this)),
      m_to(makeDayField(theme, dates, wording, QStringLiteral("toEdit"), this))
{
    setObjectName(QStringLiteral("coverDialog"));
    auto *about = new QLabel(tr("Until the last day the follow-ups, accounts and reminders of the "
                                "person who is away are also with the one who covers. Nothing "
                                "changes hands, so it is all back by itself afterwards."),
                             this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    addField(QStringLiteral("absent"), tr("Who is away"), m_absent);
    addField(QStringLiteral("by"), tr("Who does the work"), m_by);
    addField(QStringLiteral("from"), tr("First day"), m_from);
    addField(QStringLiteral("to"), tr("Last day"), m_to);
    m_from->setDate(m_today);
    m_to->setPlaceholderText(tr("“fri”, “2w”, “end of month”, 15.3."));
    connect(m_absent, &QComboBox::currentIndexChanged, this, &CoverDialog::validate);
    connect(m_by, &QComboBox::currentIndexChanged, this, &CoverDialog::validate);
    connect(m_from, &QLineEdit::textChanged, this, &CoverDialog::validate);
    connect(m_to, &QLineEdit::textChanged, this, &CoverDialog::validate);
    validate();
    (absent.isSet() && by.isSet() ? static_cast<QWidget *>(m_to)
     : absent.isSet()             ? m_by
                                  : m_absent)
        ->setFocus();
}

QComboBox *CoverDialog::peopleBox(const char *name, const std::vector<User> &people, UserId chosen,
                                  bool workersOnly)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    box->addItem(tr("Choose …"), qint64{0});
    for (const User &user : people) {
        if (user.active && (!workersOnly || user.role != duebook::Role::Sales))
            box->addItem(user.name, user.id.number());
    }
    box->setCurrentIndex(qMax(0, box->findData(chosen.number())));
    return box;
}

void CoverDialog::validate()
{
    clearProblems();
    const bool sameDayOrder = !m_from->date() || !m_to->date() || *m_from->date() <= *m_to->date();
    showProblem(QStringLiteral("to"),
                sameDayOrder ? QString() : tr("The last day cannot lie before the first."));
    const bool both = m_absent->currentIndex() > 0 && m_by->currentIndex() > 0;
    const bool same = both && m_absent->currentData() == m_by->currentData();
    showProblem(QStringLiteral("by"), same ? tr("Choose somebody else.") : QString());
    setAcceptable(both && !same && m_from->date() && m_to->date() && sameDayOrder);
}

void CoverDialog::submit()
{
    Q_EMIT submitted({UserId(m_absent->currentData().toLongLong()),
                      UserId(m_by->currentData().toLongLong()), m_from->date().value_or(QDate()),
                      m_to->date().value_or(QDate())});
}

} // namespace duebook::ui
