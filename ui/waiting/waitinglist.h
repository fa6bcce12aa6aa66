// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/waiting/waitingnotes.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace duebook::ui {

class DraftKeeper;
class WaitingNotesKeeper;

/// Notes that wait on this computer, of all accounts or of one: what was written, whether it waits
/// or was refused and why, with *Open in composer* and *Discard*.
class WaitingList : public QWidget {
    Q_OBJECT
public:
    /// `context.waitingNotes` must be there and outlive the list.
    WaitingList(const PageContext &context, QWidget *parent = nullptr);

    /// Only the notes of this account, without naming it.
    void setAccount(AccountId account);
    int shown() const { return m_shown; }

    /// Makes the note a draft again, which the composer of its account offers. A sentence when
    /// there is a draft already; the note waits on then.
    static QString toDraft(WaitingNotesKeeper &waitingNotes, DraftKeeper &drafts,
                           const WaitingNote &waiting);

Q_SIGNALS:
    void openRequested(const duebook::WaitingNote &waiting);
    void undoOffered(const duebook::ui::UndoOffer &offer);
    /// Other rows than before.
    void rebuilt();

private:
    void rebuild();
    QWidget *rowFor(const WaitingNote &waiting);
    void discard(const WaitingNote &waiting);

    PageContext m_context;
    AccountId m_account;
    int m_shown = 0;
    QVBoxLayout *m_rows;
    QLabel *m_more;
};

} // namespace duebook::ui
