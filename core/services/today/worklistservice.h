// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/note.h"
#include "core/domain/priorityweights.h"

#include <QCoreApplication>

#include <functional>
#include <optional>
#include <vector>

namespace duebook {

class Database;
class Session;
struct WorkDetails;
struct WorkScope;

/// Why an account is on Today's list. The order is the order of strength: the first one that an
/// account has is the chip of its row.
enum class WorkReasonCode {
    BrokenPromise,   ///< amount, day (promised by), received so far in `other`
    FollowUpOverdue, ///< day, time, text, followUp
    FollowUpDue,     ///< the same, due today
    NoAnswer,        ///< day (answer expected by), text (excerpt of the note), followUp if any
    OverLimit,       ///< amount (owed), other (limit), percent
    HoldRevisit,     ///< day (to be revisited), text (reason of the hold)
    Unattended,      ///< amount (overdue less unused credit), other (that credit, if any),
                     ///< percent = days late: no follow-up and no open promise
};

/// One reason with the values its sentence needs; which ones are set stands at the code.
struct WorkReason {
    WorkReasonCode code = WorkReasonCode::FollowUpDue;
    QDate day;
    QTime time; ///< in the book's time zone; invalid = all day
    std::optional<Money> amount;
    std::optional<Money> other;
    int percent = 0;
    QString text;
    FollowUpId followUp;
    qint64 followUpVersion = 0; ///< row_version of the follow-up
};

/// What added to or took from the score, for the explanation "62,310 (+35) · 94 days (+22)".
enum class ScoreCode {
    Amount,
    DaysLate,
    BrokenPromise,
    FollowUp,
    Limit,
    Silence,
    Hold,
    Rating,
    Answer
};

struct ScorePart {
    ScoreCode code = ScoreCode::Amount;
    int points = 0;

    friend bool operator==(const ScorePart &, const ScorePart &) = default;
};

struct WorkRow {
    AccountId account;
    QString number;
    QString name;
    UserId owner;
    QString ownerName;
    bool ownerGone = false; ///< the owner no longer works here: it is nobody's
    bool onHold = false;
    bool shared = false; ///< of the pool: everybody's
    QString forName;     ///< the colleague whose work this is, while it is covered; else empty
    QString rating;
    std::vector<WorkReason> reasons; ///< strongest first, at least one
    int score = 0;                   ///< the sum of the parts
    std::vector<ScorePart> parts;    ///< largest first
    std::vector<Money> overdue;      ///< one per currency with something overdue
    std::vector<Money> chased;       ///< of it, what the credit leaves; the largest gives points
    std::vector<Money> credit;       ///< not yet used, of the currencies in `overdue`
    std::vector<Money> disputed;     ///< of what is open, one per currency
    qint64 oldestDaysLate = 0;       ///< 0 = nothing overdue
    QDateTime lastContact;           ///< UTC; invalid = never
    std::optional<NoteKind> lastContactKind;
    NoteId lastNote;
    QDate nextDay; ///< the next open follow-up; invalid = none
    QString nextAction;
};

struct WorkFigures {
    int dueNow = 0;           ///< open follow-ups due up to today
    int overdue = 0;          ///< of them, due before today
    QDate overdueSince;       ///< the oldest due day among them; invalid = none
    int doneToday = 0;        ///< follow-ups done today
    int callsToday = 0;       ///< call notes written by the person today
    int callsTarget = 0;      ///< 0 = no target; for everybody: the sum of the targets
    int promisesThisWeek = 0; ///< open promises due from today to Sunday
    std::vector<Money> promisedThisWeek;
    std::vector<Money> overdueTotal;      ///< the whole book or the person's accounts
    std::vector<Money> overdueChangeWeek; ///< overdue now - overdue seven days ago, per currency
    int withoutOwner = 0;                 ///< accounts that owe and that nobody is to look after
};

struct Worklist {
    QDate day;
    std::vector<WorkRow> rows; ///< highest score first
    bool more = false;         ///< there is work beyond the limit
};

/// Today: who to call now and why. Reads maintained columns and indexes only; nothing scans notes
/// or invoices. Belongs to the thread of its session.
class WorklistService {
    Q_DECLARE_TR_FUNCTIONS(duebook::WorklistService)
public:
    static constexpr int kLimit = 200;

    explicit WorklistService(Session &session) : m_session(session) {}

    /// The accounts with a reason to act today: follow-ups of `user`, of nobody and of those who
    /// have left, and what lies with the accounts that `user` owns, nobody owns who still works
    /// here, or that are of the pool; with them the work of those whom `user` covers for today;
    /// unset = of everybody. `weights` instead of those of the book: what the list would be.
    /// Overdue accounts without a next step are there when they owe a medium-sized amount (setting)
    /// or are a week late; what they owe is what is overdue less their credit not yet used,
    /// currency by currency. A credit limit is looked at where the account has another reason or is
    /// among the largest overdue ones.
    Result<Worklist> today(UserId user, int limit = kLimit,
                           const std::optional<PriorityWeights> &weights = {});

    /// The figures on top. The change against last week reads the ledger rows of that week, so it
    /// is asked for apart from the list.
    Result<WorkFigures> figures(UserId user);

    /// The word on the chip ("Follow-up", "Promise broken" ...).
    static QString chip(WorkReasonCode code);

    /// How the caller writes amounts and days inside a sentence.
    struct Formats {
        std::function<QString(const Money &)> money;
        std::function<QString(QDate)> day;
    };

    /// The reason as one sentence for the row.
    static QString sentence(const WorkReason &reason, const Formats &formats);

    /// "credit of 550.00 not yet used"; empty without credit beside something overdue.
    static QString creditSentence(const WorkRow &row, const Formats &formats);

    /// What a part of the score is called in the explanation.
    static QString partName(ScoreCode code);

private:
    WorkScope scopeOf(Database &db, UserId user) const;
    void complete(WorkRow &row, WorkDetails details) const;

    Session &m_session;
};

} // namespace duebook
