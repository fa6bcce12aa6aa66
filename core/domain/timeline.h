// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/accountevent.h"
#include "core/domain/dispute.h"
#include "core/domain/document.h"
#include "core/domain/followup.h"
#include "core/domain/invoice.h"
#include "core/domain/note.h"
#include "core/domain/payment.h"
#include "core/domain/promise.h"

#include <optional>
#include <variant>
#include <vector>

namespace duebook {

/// What stands on an account's timeline, in the order in which entries of one moment are shown. A
/// document that belongs to a note is shown inside the note.
enum class TimelineKind { Note = 0, FollowUp, Document, Promise, Dispute, Event, Payment, Invoice };

/// The place of an entry in its timeline. Also the key a list or a model finds it by again.
struct TimelineKey {
    qint64 atMs = 0; ///< UTC milliseconds
    TimelineKind kind = TimelineKind::Note;
    qint64 id = 0;

    friend bool operator==(const TimelineKey &, const TimelineKey &) = default;
};

/// One entry: a note (by the moment of the discussion), a follow-up that was done (by the moment it
/// was done), a document without a note (by the moment it was added), a promise or a dispute
/// (by the moment it was recorded), an event of the account, a payment or an invoice (by its day).
struct TimelineEntry {
    TimelineKey key;
    QDateTime at; ///< UTC; for payments and invoices the start of their day in the book's zone
    UserId who;   ///< author, or who did or added it; unset where the book does not say
    QString whoName;
    std::variant<Note, FollowUp, Document, Promise, Dispute, AccountEvent, Payment, Invoice> what;

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;

    TimelineKind kind() const { return static_cast<TimelineKind>(what.index()); }
    bool hasTimeOfDay() const { return kind() < TimelineKind::Payment; }
    template <typename T>
    const T *as() const
    {
        return std::get_if<T>(&what);
    }
};

/// Which entries are shown; conditions are joined with "and".
struct TimelineFilter {
    std::vector<TimelineKind> kinds; ///< empty = all
    /// Of the notes; empty = all. Given without `kinds`: other entries than notes are left out.
    std::vector<NoteKind> noteKinds;
    UserId person;     ///< author, or who did or added it; payments and invoices are left out
    QDate from;        ///< in the book's time zone; invalid = from the beginning
    QDate to;          ///< that day included; invalid = to the end
    InvoiceId invoice; ///< entries about this invoice; follow-ups and events are left out

    friend bool operator==(const TimelineFilter &, const TimelineFilter &) = default;
};

struct TimelinePage {
    std::vector<TimelineEntry> entries; ///< newest first
    std::optional<TimelineKey> next;    ///< hand back to go on; nothing = that was the last page
};

} // namespace duebook
