// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace duebook::ui {

class Jobs;

/// One question at a time to the book's reader for long work: a new one stops and drops the one
/// before. What takes longer than a moment stands in the status strip, where it can be stopped.
class LongQuestion : public QObject {
    Q_OBJECT
public:
    /// Both must outlive the question; `name` is what the status strip shows.
    LongQuestion(BookContext &book, Jobs &jobs, QString name, QObject *parent = nullptr);
    ~LongQuestion() override;

    /// `work(Session &)` returns a Result; `done` gets it unless another question came meanwhile.
    /// Stopped by the person it ends with `Cancelled`.
    template <typename Work, typename Done>
    void ask(Work work, Done done)
    {
        using Outcome = std::invoke_result_t<Work, Session &>;
        const std::shared_ptr<Run> run = begin();
        whenDone(this, m_book.readLong([run, work = std::move(work)](Session &session) -> Outcome {
            if (run->cancel.cancelled())
                return Error{ErrorCode::Cancelled, {}, {}, {}};
            run->running = true;
            Outcome outcome = work(session);
            run->running = false;
            return outcome;
        }),
                 [this, run, done = std::move(done)](const Outcome &outcome) mutable {
                     if (run != m_run)
                         return;
                     end();
                     done(outcome);
                 });
    }

    /// Drops the question that is asked, if any: its answer never comes.
    void stop();
    bool isRunning() const { return m_run != nullptr; }

Q_SIGNALS:
    void runningChanged(bool running);

private:
    struct Run {
        CancelFlag cancel;
        std::atomic_bool running = false;
    };

    std::shared_ptr<Run> begin();
    void end();
    void interrupt();
    void watch();

    BookContext &m_book;
    Jobs &m_jobs;
    QString m_name;
    std::shared_ptr<Run> m_run;
    QTimer m_watch;
    int m_job = 0;
};

} // namespace duebook::ui
