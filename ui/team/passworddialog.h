// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "ui/frame/formdialog.h"

class QCheckBox;
class QLineEdit;

namespace duebook::ui {

/// A password for a person: one's own, knowing the old one, or another's, set or taken away by an
/// administrator.
class PasswordDialog : public FormDialog {
    Q_OBJECT
public:
    /// `own`: the person at this window changes theirs. `mayRemove`: going back to none is offered.
    PasswordDialog(const User &user, bool own, bool mayRemove, QWidget *parent);

Q_SIGNALS:
    void submitted(const QString &old, const QString &fresh);
    void removeWanted();

protected:
    void submit() override;

private:
    void validate();
    QLineEdit *field(const char *name);

    QLineEdit *m_old = nullptr;
    QLineEdit *m_fresh;
    QLineEdit *m_again;
    QCheckBox *m_none = nullptr;
};

} // namespace duebook::ui
