// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>

namespace duebook::ui {

/// Calls `done(value)` on the GUI thread when the future has its value; never when `context` is
/// gone by then, or when the work was dropped with its queue. Nobody waits.
template <typename Value, typename Done>
void whenDone(QObject *context, const QFuture<Value> &future, Done done)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcher<Value>::finished, context,
                     [watcher, done = std::move(done)]() mutable {
                         watcher->deleteLater();
                         QFuture<Value> finished = watcher->future();
                         if (finished.isValid() && finished.resultCount() > 0)
                             done(finished.takeResult());
                     });
    watcher->setFuture(future);
}

} // namespace duebook::ui
