// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/promise.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"

class QCheckBox;
class QComboBox;

namespace duebook::ui {

/// Why a promise no longer counts, and whether its whole plan does not.
class CancelPromiseDialog : public FormDialog {
    Q_OBJECT
public:
    CancelPromiseDialog(const Promise &promise, const Wording &wording, QWidget *parent = nullptr);

Q_SIGNALS:
    void submitted(const QString &reason, bool wholePlan);

protected:
    void submit() override;

private:
    QComboBox *m_reason;
    QCheckBox *m_wholePlan;
};

} // namespace duebook::ui
