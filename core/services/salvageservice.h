// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/salvagecopy.h"

#include <QCoreApplication>

#include <vector>

namespace duebook {

struct SalvageReport {
    QString book;   ///< the new one
    QString report; ///< a text file beside it, the same in words
    std::vector<SalvagedTable> tables;
    qint64 saved = 0;
    bool whole = true;      ///< nothing was unreadable
    QStringList references; ///< rows that point to what is lost, at most 100
};

/// Saves what can be read of a damaged book into a new one. The damaged file is only read. Function
/// without state; any thread, long work.
class SalvageService {
    Q_DECLARE_TR_FUNCTIONS(duebook::SalvageService)
public:
    /// Search words, balances and maintained amounts of the new book are worked out anew; the chain
    /// of its audit stays as it was and tells where rows are missing.
    /// Errors: Invalid (the target exists), NotFound, NotABook, Damaged (nothing can be read),
    /// Full, Io, Cancelled (nothing is left behind).
    static Result<SalvageReport> salvage(const QString &damaged, const QString &target,
                                         const Clock &clock, const WorkControl &control = {});
};

} // namespace duebook
