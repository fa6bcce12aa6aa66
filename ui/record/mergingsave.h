// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/record/conflictservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

#include <QCoreApplication>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace duebook::ui {

/// How a save ended that may have met another person's change.
template <typename Record, typename Outcome>
struct MergedSave {
    Outcome outcome;
    Record base;    ///< what stood in the book just before: an undo gives this back
    Record mine;    ///< what was saved, or should have been
    QString notice; ///< what of another person it was saved together with; empty = nothing
};

/// The part of `saveMerging` that asks and tells.
class MergingSave {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::MergingSave)
public:
    using Decided = std::function<void(const QStringList &mineOf)>;

    /// Lets a person choose between the conflicts, above `form`; decides at once where there are
    /// none.
    static void decide(QWidget *form, BookContext &book, const Meeting &met, Decided decided,
                       std::function<void()> declined);

    static QString notice(const std::vector<MetField> &taken);
    static Error declined();

    static bool isStale(const BookSettings &, const BookSettings &) { return true; }
    template <typename Record>
    static bool isStale(const Record &base, const Record &theirs)
    {
        return base.rowVersion != theirs.rowVersion;
    }
};

/// Saves what is typed in `form`: `save(session, base, mine)` gives a Result. When it meets another
/// person's change the record is read anew and merged by field: without a conflict it is saved at
/// once, else a person chooses; as often as it is met. `done(MergedSave)` is called in any case, on
/// the GUI thread; the form keeps what was typed, and declining ends with `Cancelled`.
template <typename Record, typename Save, typename Done>
void saveMerging(QWidget *form, BookContext &book, const Record &base, const Record &mine,
                 Save save, Done done, const std::vector<MetField> &takenBefore = {})
{
    using Outcome = std::invoke_result_t<Save, Session &, const Record &, const Record &>;
    using Ended = MergedSave<Record, Outcome>;
    const auto saved = [=, &book](const Outcome &outcome) {
        if (outcome || outcome.error().code != ErrorCode::Conflict) {
            done(Ended{outcome, base, mine, MergingSave::notice(takenBefore)});
            return;
        }
        const auto met = [=, &book](const Result<RecordMeeting<Record>> &meeting) {
            if (!meeting) {
                done(Ended{meeting.error(), base, mine, {}});
                return;
            }
            if (!MergingSave::isStale(base, meeting->theirs)) {
                // It is not this record that was changed: nothing to merge.
                done(Ended{outcome, base, mine, {}});
                return;
            }
            std::vector<MetField> taken = takenBefore;
            taken.insert(taken.end(), meeting->fields.taken.begin(), meeting->fields.taken.end());
            MergingSave::decide(
                form, book, meeting->fields,
                [=, &book, meeting = *meeting](const QStringList &mineOf) {
                    saveMerging(form, book, meeting.theirs,
                                ConflictService::merged(meeting, mine, mineOf), save, done, taken);
                },
                [=] {
                    done(Ended{MergingSave::declined(), base, mine, {}});
                });
        };
        whenDone(form, book.read([=](Session &s) { return ConflictService(s).meet(base, mine); }),
                 met);
    };
    whenDone(form, book.write([=](Session &session) { return save(session, base, mine); }), saved);
}

} // namespace duebook::ui
