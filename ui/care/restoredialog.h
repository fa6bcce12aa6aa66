// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/care/restoreservice.h"
#include "ui/frame/formdialog.h"

namespace duebook::ui {

/// What is in a backup, what the present book has that it has not, and the button that restores it.
class RestoreDialog : public FormDialog {
    Q_OBJECT
public:
    RestoreDialog(const QString &backup, const QString &book, const RestoreLook &look,
                  QWidget *parent);

Q_SIGNALS:
    void submitted();

protected:
    void submit() override;

private:
    void addLine(const QString &name, const QString &text);
};

} // namespace duebook::ui
