// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duebook {

/// What search finds, in the order in which the groups are shown.
enum class SearchKind { Account, Contact, Invoice, Note, Document, Promise, Dispute };
constexpr int kSearchKinds = int(SearchKind::Dispute) + 1;

/// `is:` of a search. Open: invoices with an open amount, open promises and disputes. Overdue:
/// invoices past due, promises broken or past their day, disputes past their deadline. Disputed:
/// invoices with a contested part and open disputes.
enum class SearchState { Any, Open, Overdue, Disputed };

} // namespace duebook
