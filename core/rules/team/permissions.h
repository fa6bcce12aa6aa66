// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/user.h"

#include <QString>

#include <span>

namespace duebook {

/// What a role may be allowed. Everybody reads everything, the changes of others too, and changes
/// their own name, email, phone and password; all else stands here.
enum class Right {
    RecordNotes,
    KeepFollowUps,
    KeepPromises,
    KeepDisputes,
    KeepDocuments,
    Escalate,
    ChangeAccounts, ///< also their status and our people for them
    ChangeContacts,
    ChangeInvoices, ///< invoices and payments by hand
    SetHold,        ///< and lift what one has set oneself
    Import,         ///< and take one's own imports back
    ArrangeOwnCover,
    BackUp,
    KeepUp, ///< what follows from the rest: ratings, the pool by amount, texts of documents
    LiftHold,
    ChangeCreditLimit,
    WriteOff,
    UndoImports, ///< also those of others
    AssignAccounts,
    ArrangeCovers, ///< between others
    ChangeSettings,
    ExportAll,
    ManagePeople, ///< and how one signs in
    ChangeBackups,
    Restore,
    Repair,
    ChangeSharing,
};

/// All of them, from what most may do to what few may.
std::span<const Right> allRights();

bool may(Right right, Role role);

/// Why this person may not, in one sentence for that person; empty when they may. Nobody may
/// anything who has not signed in or no longer works with the book.
QString refusal(Right right, const User &user);

inline bool may(Right right, const User &user)
{
    return refusal(right, user).isEmpty();
}

/// For the entrance of a service. `place` names the field it is about. Errors: Forbidden.
Result<void> require(Right right, const User &user, const char *place = "");

/// Why this person may not even be asked what they want to change; empty when they may.
QString refusalToWork(const User &user);

} // namespace duebook
