// SPDX-License-Identifier: Apache-2.0
// Notes that wait on this computer: made with the book, shown in the window.
#include "app/platform/keyring.h"
#include "app/window/application.h"
#include "ui/book/bookcontext.h"
#include "ui/book/draftkeeper.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/waiting/waitinglist.h"
#include "ui/waiting/waitingnotesbar.h"
#include "ui/waiting/waitingnotesdialog.h"

#include <QDir>
#include <QStandardPaths>

namespace duebook::app {

void Application::startWaitingNotes()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    m_waitingNotes = std::make_unique<ui::WaitingNotesKeeper>(
        ui::WaitingNotesKeeper::folderFor(data, m_book->path()), *m_book);
    connect(m_waitingNotes.get(), &ui::WaitingNotesKeeper::saved, this, [this](int count) {
        m_window->notice(tr("%n note(s) that waited on this computer saved", nullptr, count),
                         ui::Tone::Good);
    });
    connect(m_waitingNotes.get(), &ui::WaitingNotesKeeper::failed, this,
            [this](const Error &error) { m_window->notice(error.sentence, ui::Tone::Bad); });
    m_waitingNotesBar->setWaitingNotes(m_waitingNotes.get());
    if (m_waitingNotesKey.isSet())
        m_waitingNotes->setKey(m_waitingNotesKey);
    else if (m_book->drive() == DriveKind::Network)
        askWaitingNotesKey();
    connect(m_waitingNotes.get(), &ui::WaitingNotesKeeper::changed, this, [this] {
        if (m_waitingNotes->count() > 0)
            askWaitingNotesKey();
    });
}

void Application::askWaitingNotesKey()
{
    // Once: the system may have to ask the person to unlock the keyring.
    if (m_keyring || !m_arguments.screenshots.isEmpty())
        return;
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(data);
    m_keyring = std::make_unique<Keyring>(data + QStringLiteral("/keyring.lock"));
    m_keyring->askKey([this](const SealKey &key) {
        m_waitingNotesKey = key;
        if (m_waitingNotes && key.isSet())
            m_waitingNotes->setKey(key);
    });
}

void Application::showWaitingNotes()
{
    if (!m_waitingNotes)
        return;
    const ui::PageContext context{m_theme, *m_book,     *m_local,
                                  m_jobs,  m_pdf.get(), m_waitingNotes.get()};
    auto *dialog = new ui::WaitingNotesDialog(context, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_waitingNotes.get(), &QObject::destroyed, dialog, &QObject::deleteLater);
    connect(dialog, &ui::WaitingNotesDialog::undoOffered, m_window.get(),
            &ui::MainWindow::offerUndo);
    connect(dialog, &ui::WaitingNotesDialog::openRequested, this,
            [this, dialog](const WaitingNote &waiting) {
                const QString problem =
                    ui::WaitingList::toDraft(*m_waitingNotes, *m_drafts, waiting);
                if (!problem.isEmpty())
                    m_window->notice(problem, ui::Tone::Warn);
                else
                    dialog->close();
                m_window->show(ui::PageRef::to(ui::PageId::Account, waiting.note.account.number()));
            });
    dialog->show();
}

} // namespace duebook::app
