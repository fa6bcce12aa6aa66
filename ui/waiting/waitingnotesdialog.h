// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/waiting/waitingnotes.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace duebook::ui {

class WaitingList;

/// All notes that wait on this computer, beside the window: open, discard, try now.
class WaitingNotesDialog : public QDialog {
    Q_OBJECT
public:
    /// `context.waitingNotes` must be there and outlive the dialog.
    WaitingNotesDialog(const PageContext &context, QWidget *parent);

Q_SIGNALS:
    void openRequested(const duebook::WaitingNote &waiting);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    void refresh();

    PageContext m_context;
    QLabel *m_about;
    WaitingList *m_list;
    QPushButton *m_try;
};

} // namespace duebook::ui
