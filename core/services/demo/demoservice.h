// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <QCoreApplication>

namespace duebook {

/// How large a made-up book is. Contacts, payments and follow-ups follow: 1.5 per account, about
/// 0.6 per invoice, one for five notes.
struct DemoSize {
    int accounts = 60;
    int invoices = 900; ///< without credit notes; about a quarter is open
    int notes = 400;
    quint64 seed = 1;
};

/// What was made.
struct DemoReport {
    qint64 accounts = 0;
    qint64 contacts = 0;
    qint64 invoices = 0; ///< with credit notes
    qint64 payments = 0;
    qint64 notes = 0;
    qint64 followUps = 0;
};

/// Makes the demo book of "Northwind Trading" (EUR; Anna Berg, Jonas Lund, Mia Okafor, Sam Weber):
/// hand-written stories first, generated accounts behind them, history of 18 months up to today.
/// The same size and seed on the same day in the same time zone give the same content. Functions
/// without state, for any thread.
class DemoService {
    Q_DECLARE_TR_FUNCTIONS(duebook::DemoService)
public:
    /// Writes the book at `path` account by account: memory stays bounded however large it is.
    /// Progress counts accounts. A cancelled or failed run leaves nothing behind. Errors: Invalid
    /// (file exists; place `path`, or a size below 1 or beyond ten million; place `accounts`,
    /// `invoices` or `notes`), Io, ReadOnly, Full, Cancelled.
    static Result<DemoReport> create(const QString &path, const DemoSize &size, const Clock &clock,
                                     const WorkControl &control = {});
};

} // namespace duebook
