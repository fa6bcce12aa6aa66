// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/accountperson.h"
#include "core/domain/user.h"
#include "ui/frame/formdialog.h"

#include <optional>
#include <vector>

class QComboBox;

namespace duebook::ui {

/// One of our own people for an account, and what they do for it.
class PersonDialog : public FormDialog {
    Q_OBJECT
public:
    /// `people`: who can be chosen; `chosen`: who is changed, else a new one.
    PersonDialog(const std::vector<User> &people, const std::optional<AccountPerson> &chosen,
                 QWidget *parent);

Q_SIGNALS:
    /// `representative`: as the account representative rather than with the words of `role`.
    void submitted(duebook::UserId user, const QString &role, bool representative);

protected:
    void submit() override;

private:
    QComboBox *m_person;
    QComboBox *m_role;
};

} // namespace duebook::ui
