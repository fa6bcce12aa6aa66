// SPDX-License-Identifier: Apache-2.0
#include "ui/book/permission.h"

#include "ui/book/bookcontext.h"

#include <QAction>
#include <QCoreApplication>
#include <QVariant>
#include <QWidget>

namespace duebook::ui {

namespace {

constexpr const char *kOwnTip = "ownToolTip";

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::Permission)
};

template <typename Control>
void setAllowed(Control *control, const QString &refused)
{
    if (!control->property(kOwnTip).isValid())
        control->setProperty(kOwnTip, control->toolTip());
    control->setEnabled(refused.isEmpty());
    control->setToolTip(refused.isEmpty() ? control->property(kOwnTip).toString() : refused);
}

} // namespace

QString whyNot(const BookContext &book, Right right)
{
    if (book.readOnly())
        return Texts::tr("The book is open for reading only.");
    return refusal(right, book.user());
}

void allow(QWidget *control, const QString &refused)
{
    setAllowed(control, refused);
    control->setAccessibleDescription(refused);
}

void allow(QAction *action, const QString &refused)
{
    setAllowed(action, refused);
}

} // namespace duebook::ui
