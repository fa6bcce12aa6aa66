// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output.h"
#include "app/cli/values.h"
#include "core/domain/accountlist.h"
#include "core/domain/invoicelist.h"
#include "core/domain/timeline.h"

#include <functional>

namespace duebook::cli {

// Tables that more than one verb prints, and the words of the domain in options and results.

const Choices<AccountStatus> &accountStatusWords();
const Choices<AccountEventKind> &accountEventWords();
const Choices<InvoiceKind> &invoiceKindWords();
const Choices<NoteKind> &noteKindWords();
const Choices<Direction> &directionWords();

/// "current", "days_1_30", "days_over_120"; its title "1-30".
Column bucketColumn(const AgeingEdges &edges, int bucket);

/// Currency, buckets, credits, balance, overdue, disputed, open invoices, oldest due day.
std::vector<Column> balanceColumns(const AgeingEdges &edges);
std::vector<Cell> balanceCells(const AgeingEdges &edges, const AccountBalance &balance);

std::vector<Column> invoiceColumns();
std::vector<Cell> invoiceCells(const InvoiceRow &row);

const Choices<FollowUpKind> &followUpKindWords();
std::vector<Column> followUpColumns(Format format);
std::vector<Cell> followUpCells(Format format, const FollowUp &followUp, const QTimeZone &zone);

/// How a timeline names an invoice that a note is about.
using InvoiceNames = std::function<QString(InvoiceId)>;

/// A person reads when, what, who and a text; programs get every part in its own column.
std::vector<Column> timelineColumns(Format format);
std::vector<Cell> timelineCells(Format format, const TimelineEntry &entry, const QTimeZone &zone,
                                const InvoiceNames &invoiceName);

/// The account's timeline, newest first, at most `limit` entries (0 = all).
Result<void> printTimeline(Output &out, Session &session, AccountId account,
                           const TimelineFilter &filter, const QString &title, qint64 limit = 0);

} // namespace duebook::cli
