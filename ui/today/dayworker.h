// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/domain/ids.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace duebook::ui {

class BookContext;
class Jobs;

/// What a new day and an import bring along, done beside the window: the pool of small accounts and
/// the payment ratings. Read on the reader for long work, written in short parts; can be stopped in
/// the status strip. Does nothing where the person may not change the book.
class DayWorker : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it. Starts a little after it was made, so that the first page comes first.
    DayWorker(BookContext &book, Jobs &jobs, QObject *parent = nullptr);
    ~DayWorker() override;

    bool running() const { return m_running; }

Q_SIGNALS:
    /// One run is over; `looked` accounts were worked out anew.
    void finished(qint64 looked);

private:
    bool mayWork() const;
    void begin();
    void refreshPool();
    void findStale();
    void workOut();
    void endRun();
    void end();

    BookContext &m_book;
    Jobs &m_jobs;
    QTimer m_start;
    bool m_running = false;
    bool m_again = false;
    int m_job = 0;
    CancelFlag m_cancel;
    std::vector<AccountId> m_accounts;
    size_t m_next = 0;
    qint64 m_otherLetters = 0; ///< accounts of this run with another letter
};

} // namespace duebook::ui
