// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/activity.h"

#include <QCoreApplication>

#include <functional>

namespace duebook {

class Session;

/// Who did what (feature N9) and what changed on an account (T3), told from the audit. Everybody
/// who may open the book may read it. Belongs to the thread of its session.
class ActivityService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ActivityService)
public:
    static constexpr int kRows = 100;

    explicit ActivityService(Session &session) : m_session(session) {}

    /// Actions that pass the filter, newest first, older than the row `before` (0 = from the
    /// newest). A page may have few rows or none though `next` is set: go on from there.
    Result<ActivityPage> feed(const ActivityFilter &filter, qint64 before = 0, int limit = kRows);

    /// What each person did in the period of the filter; its kind is not looked at.
    Result<std::vector<ActivityCount>> counts(const ActivityFilter &filter);

    /// What changed on an account: a row for each field, newest first; fields of one action stand
    /// together. `limit` counts actions.
    Result<ChangePage> changes(AccountId account, const ChangeFilter &filter = {},
                               qint64 before = 0, int limit = kRows);

    /// How the caller writes values inside a sentence.
    struct Formats {
        std::function<QString(const Money &)> money;
        std::function<QString(QDate)> day;
        std::function<QString(const QString &)>
            name; ///< sets a name apart (isolates); may be empty
    };

    /// The action as one sentence: "Anna Berg added a call note on Halvorsen Marine".
    static QString sentence(const ActivityEntry &entry, const Formats &formats);

    /// The word of a kind: "Calls".
    static QString kindName(ActivityKind kind);

private:
    Session &m_session;
};

} // namespace duebook
