// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/services/care/salvageservice.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace duebook::ui {

/// What is being saved of a damaged book: how far it is and a button that stops it, then for each
/// table what was saved, what is missing and what nobody can say. Does nothing itself.
class SalvageDialog : public QDialog {
    Q_OBJECT
public:
    SalvageDialog(const QString &damaged, const QString &target, QWidget *parent);

    /// `total` 0 = not known.
    void report(qint64 done, qint64 total);
    /// How it ended. Stopped by the person, the dialog closes.
    void finish(const Result<SalvageReport> &outcome);

    /// Escape and the cross stop what runs.
    void reject() override;

Q_SIGNALS:
    void stopRequested();
    /// The saved book is to be opened; the dialog has closed.
    void openRequested(const QString &book);

private:
    QLabel *addLine(const char *name, const QString &text);
    void showReport(const SalvageReport &report);
    void showTables(const SalvageReport &report);

    QVBoxLayout *m_rows;
    QProgressBar *m_bar;
    QLabel *m_state;
    QDialogButtonBox *m_buttons;
    QPushButton *m_stop;
    bool m_running = true;
};

} // namespace duebook::ui
