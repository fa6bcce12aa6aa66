// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/ids.h"
#include "core/services/today/worklistservice.h"

#include <QObject>

#include <set>
#include <vector>

namespace duebook::ui {

class BookContext;

/// Working through Today's list, one account after the other: finishing one (a note saved, a
/// follow-up done or put off) or skipping it opens the next. The list is asked for again at each
/// step and whenever the book changes, so that what a colleague did meanwhile is not called again
/// and what came new has its place. GUI thread only.
class WorkRound : public QObject {
    Q_OBJECT
public:
    /// `book` must outlive it.
    explicit WorkRound(BookContext &book, QObject *parent = nullptr);

    /// Begins with the first account of this person's list (unset = everybody's), or with `first`
    /// when it is given.
    void start(UserId who, AccountId first = {});
    /// The account is dealt with; nothing happens unless it is the current one.
    void finish(AccountId account);
    void skip();
    void stop();

    bool active() const { return m_active; }
    AccountId current() const { return m_current.account; }
    QString currentName() const { return m_current.name; }
    /// 1 for the first account.
    int position() const { return int(m_visited.size()) + 1; }
    int total() const { return position() + int(m_waiting.size()); }
    /// The name of the account that comes next; empty = this is the last one.
    QString nextName() const { return m_waiting.empty() ? QString() : m_waiting.front().name; }

Q_SIGNALS:
    void changed();
    void accountWanted(duebook::AccountId account);
    /// The list is worked through, or the person stopped (`all` false).
    void ended(int dealtWith, bool all);
    void failed(const duebook::Error &error);

private:
    struct Stop {
        AccountId account;
        QString name;
    };

    void ask(bool advance);
    void take(const Worklist &list, bool advance);
    void leave();

    BookContext &m_book;
    bool m_active = false;
    bool m_asking = false;
    bool m_advance = false; ///< the answer on its way is to open the next
    UserId m_who;
    AccountId m_first;
    Stop m_current;
    std::vector<Stop> m_waiting; ///< as the list has them now, without what was visited
    std::set<AccountId> m_visited;
    int m_done = 0;
};

} // namespace duebook::ui
