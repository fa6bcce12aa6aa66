// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/rules/importing/importreport.h"

#include <QCoreApplication>

namespace duebook {

class Session;

/// Reads files of other programs into the book: inspect, preview, run, undo. Belongs to the thread
/// of its session; a file is parsed on a thread of its own meanwhile. Memory does not grow with the
/// file but for about 16 bytes a row to find duplicates, and the numbers of the accounts.
///
/// A record is recognised by account number (folded, without blanks), invoice number and kind; the
/// same file twice changes nothing, and what a file has no column for is left as it is. The file is
/// the truth about amounts: a lower open amount becomes a payment of the as-of day ("before import"
/// for a new invoice, then dated on the as-of or issue day), a higher one a reversal.
class ImportService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
public:
    explicit ImportService(Session &session) : m_session(session) {}

    /// Recognises how the file is written and what its columns hold. `known` is kept; where its
    /// `columns` is empty a mapping is suggested, where its encoding, separator ... are unset they
    /// are recognised. `kind` empty = recognise the kind too. Reads at most the first 16 MiB. Needs
    /// no book. Errors: NotFound, Io, Invalid (not a table of text).
    static Result<ImportInspection> inspect(const QString &path, const ImportSettings &known = {},
                                            std::optional<ImportKind> kind = std::nullopt);

    /// The names of the encodings that `ImportSettings::encoding` may have.
    static QStringList encodings();

    /// What `run` would do, with every problem. Writes nothing and takes no lock that keeps others
    /// from writing. Settings are completed as by `inspect`. Progress counts bytes of the file.
    /// Errors: Invalid (`place` "currency", "dates", "decimal" or a field's name: a question is not
    /// answered; or `file:row` where the file cannot be read on), NotFound, Io, Cancelled.
    Result<ImportReport> preview(const QString &path, const ImportSettings &settings,
                                 const WorkControl &control = {});

    /// Imports in one transaction: rows with problems are left out and listed, everything else is
    /// written, with one audit row and one entry of `runs`. On any error and on cancel nothing is
    /// written. Errors: as preview, and those of writing (Busy, Full, ReadOnly, Forbidden).
    Result<ImportReport> run(const QString &path, const ImportSettings &settings,
                             const WorkControl &control = {});

    /// Takes exactly that import back: what it made is removed, what it changed is as before.
    /// Returns the import as undone. Errors: NotFound, Invalid (undone already; something was added
    /// to or changed in what it made: the sentence names it).
    Result<ImportRun> undo(ImportId id);

    /// The imports of the book, newest first. The newest one not undone is what "undo" means
    /// without an id.
    Result<std::vector<ImportRun>> runs(int limit = 50);

    /// Saved settings by name, in order of name.
    Result<std::vector<ImportProfile>> profiles();
    Result<ImportProfile> profile(const QString &name); ///< Errors: NotFound
    /// Adds or replaces. Errors: Invalid (no name).
    Result<void> saveProfile(const ImportProfile &profile);
    Result<void> removeProfile(const QString &name); ///< Errors: NotFound

private:
    Session &m_session;
};

} // namespace duebook
