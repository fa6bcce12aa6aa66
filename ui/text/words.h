// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/domain/invoice.h"
#include "core/domain/note.h"
#include "core/domain/user.h"

#include <QString>

#include <vector>

/// The words of the domain as a person reads them, translated. Pure.
namespace duebook::ui::words {

QString noteKind(NoteKind kind);
QString accountStatus(AccountStatus status);
QString invoiceKind(InvoiceKind kind);
QString role(duebook::Role role);
/// What a role may do, in a line.
QString roleMay(duebook::Role role);
/// In the order they are offered.
std::vector<duebook::Role> roles();

/// Amounts of several currencies side by side, never added: "1,020.00 EUR + 300 JPY"; "–" for none.
/// The currency is left out where `bookCurrency` is the only one.
QString amounts(const std::vector<Money> &money, Currency bookCurrency = {});

/// What the ageing buckets of these edges are called: "not due", "1–30" … "over 120".
QStringList buckets(const AgeingEdges &edges);

} // namespace duebook::ui::words
