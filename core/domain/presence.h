// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDateTime>
#include <QString>

namespace duebook {

/// A program run that has the book open. It stands in the book while its heartbeats come.
struct PresentClient {
    QString uid;
    QString host;
    UserId user;
    QString userName;
    AccountId account;    ///< the account it shows; unset = none
    bool writing = false; ///< something unsaved is typed there
    qint64 heartbeats = 0;
    QDateTime openedAt; ///< by its own clock, UTC: for people to read only
    QDateTime beatAt;   ///< the last heartbeat, the same

    friend bool operator==(const PresentClient &, const PresentClient &) = default;
};

/// Another computer's clock that is not ours. Nothing goes wrong by it; people should know.
struct ClockDifference {
    QString host;
    qint64 seconds = 0; ///< how far it is ahead of ours

    friend bool operator==(const ClockDifference &, const ClockDifference &) = default;
};

/// The numbers stand in the book: only add at the end.
enum class JobState {
    Claimed = 1,
    Done,
    Failed,
    Uncertain, ///< its claimant vanished, and the work may have been seen outside: a person decides
};

/// Work that one client does for all.
struct JobClaim {
    QString name; ///< what and for when: "backup/2026-11-25"
    QString client;
    QString host;
    UserId user;
    qint64 sequence = 0; ///< how often it was claimed
    JobState state = JobState::Claimed;
    QString result; ///< a sentence for the person, or a path
    QDateTime claimedAt;
    QDateTime endedAt;

    friend bool operator==(const JobClaim &, const JobClaim &) = default;
};

} // namespace duebook
