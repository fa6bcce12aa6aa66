// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/salvage/tablesaver.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

struct SalvageReport {
    QString book;   ///< the new one
    QString report; ///< a text file beside it, the same in words
    std::vector<SalvagedTable> tables;
    qint64 saved = 0;
    qint64 doubtful = 0;     ///< of the saved: from pages whose sum is wrong
    qint64 missing = 0;      ///< rows that are known to be lost
    qint64 unknownPages = 0; ///< pages of which nobody can say what stood in them
    qint64 unknownBytes = 0;
    QStringList references; ///< rows that point to what is lost, at most 100
    QStringList documents;  ///< documents whose content is not whole, at most 100
    QStringList remarks;    ///< sentences: what else may be lost, what was left out
    bool whole = true;      ///< nothing is lost, and nothing can be

    /// One sentence: how it ended.
    QString inShort() const;
};

/// Saves what can be read of a damaged book into a new one. The damaged file is only read. Function
/// without state; any thread, long work.
class SalvageService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SalvageService)
public:
    /// Search words, balances and maintained amounts of the new book are worked out anew; the chain
    /// of its audit stays as it was and tells where rows are missing. The new book gets its name
    /// when it is finished.
    /// Errors: Invalid (the target exists), NotFound, NotABook, Damaged (nothing can be read),
    /// Newer, Full, Io, Cancelled (nothing is left behind).
    static Result<SalvageReport> salvage(const QString &damaged, const QString &target,
                                         const Clock &clock, const WorkControl &control = {});
};

} // namespace duebook
