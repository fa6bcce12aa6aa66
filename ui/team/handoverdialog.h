// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "core/services/team/assignmentservice.h"
#include "ui/frame/formdialog.h"

#include <vector>

class QComboBox;

namespace duebook::ui {

/// All accounts, follow-ups and disputes of a person to another, for good: says how much it is and
/// asks to whom.
class HandOverDialog : public FormDialog {
    Q_OBJECT
public:
    HandOverDialog(const std::vector<User> &people, UserId from, const HandOverPreview &preview,
                   QWidget *parent);

Q_SIGNALS:
    void submitted(duebook::UserId to, const QString &name);

protected:
    void submit() override;

private:
    QComboBox *m_to;
};

} // namespace duebook::ui
