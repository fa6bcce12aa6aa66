// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/note.h"
#include "core/domain/user.h"
#include "core/services/waiting/waitingnotesfiles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace duebook {

/// A note that was saved while the book could not be reached, as it waits on this computer.
struct WaitingNote {
    QString entry; ///< its name among them
    NewNote note;  ///< its documents lie beside it
    UserId author; ///< who was signed in
    QString authorName;
    QString accountName;
    QDateTime keptAt;    ///< UTC
    QString refusal;     ///< the sentence the book refused it with; empty = it waits
    QJsonObject asTyped; ///< as the composer had it, to be opened there again
    bool isRefused() const { return !refusal.isEmpty(); }
};

/// The notes that wait on this computer for one book: files in a folder that only the user may
/// enter, one for each note, beside a folder with copies of its documents, sealed when there is a
/// key. Each is written whole and renamed; their names grow, so that they keep their order. Several
/// programs may use one folder: all they do is harmless when another did it before. Notes are never
/// held in memory; one thread at a time.
class WaitingNotes {
    Q_DECLARE_TR_FUNCTIONS(duebook::WaitingNotes)
public:
    explicit WaitingNotes(QString folder, SealKey key = {})
        : m_folder(std::move(folder)), m_files(std::move(key))
    {
    }

    const QString &folder() const { return m_folder; }

    /// What is kept from now on is sealed, and what was sealed with it can be read.
    void setKey(const SealKey &key) { m_files = WaitingNotesFiles(key); }

    /// Keeps the note, with copies of its files; `note.entry` and `note.refusal` are ignored. When
    /// it returns, the note is on the disk. Errors: Io, Full, naming the folder or the file.
    Result<QString> add(const WaitingNote &note);

    /// The names of all notes, in the order they were kept; names only, whatever their number.
    QStringList entries() const;

    /// Errors: NotFound when it is gone by now; Busy when it is sealed and there is no key yet;
    /// Invalid when the file is not what we wrote.
    Result<WaitingNote> read(const QString &entry) const;

    /// Why the book refused it, or an empty text when it waits again. Errors: NotFound, Io.
    Result<void> setRefusal(const QString &entry, const QString &sentence) const;

    /// The book has it: the files go. Nothing happens when they are gone already.
    Result<void> remove(const QString &entry) const;

    /// Gives a note that was read documents that can be used: unsealed copies, until
    /// `closeDocuments`. Errors as `read`, and Io.
    Result<void> openDocuments(WaitingNote &waiting) const;
    void closeDocuments(const QString &entry) const;

    /// Takes a note out of the waiting ones, kept aside for `bringBack` and for the documents of a
    /// draft that it became. Errors: NotFound, Io.
    Result<void> putAside(const QString &entry) const;
    Result<void> bringBack(const QString &entry) const;
    /// Where the documents of a note that was put aside lie, sealed as they were.
    QString asideFolder(const QString &entry) const;
    /// Copies of the documents of a note that was put aside, for a draft: under the names of the
    /// files in `draftFolder`. Errors as `openDocuments`.
    Result<void> openForDraft(const WaitingNote &waiting) const;
    QString draftFolder(const QString &entry) const;

    /// Removes for good what was put aside before `moment`, and what was left half written then.
    void forgetAside(const QDateTime &before) const;

private:
    QString fileOf(const QString &entry) const;
    QString documentsOf(const QString &entry) const;
    QString nextName();
    Result<void> copyDocuments(const QString &entry, NewNote &note) const;
    Result<void> write(const QString &entry, const QJsonObject &json) const;
    Result<void> openCopies(std::vector<NewDocument> &documents, const QString &folder) const;
    Error failure(const QString &detail) const;

    QString m_folder;
    WaitingNotesFiles m_files;
    qint64 m_last = 0; ///< the number given last; 0 = the folder was not looked at yet
};

} // namespace duebook
