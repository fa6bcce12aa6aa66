// SPDX-License-Identifier: Apache-2.0
#include "ui/today/dayworker.h"

#include "core/base/log.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/team/assignmentservice.h"
#include "core/store/rating/ratingquery.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"
#include "ui/book/permission.h"

namespace duebook::ui {

namespace {

constexpr int kStartMs = 2500;
// Fewer accounts are done before a person could read that they are.
constexpr size_t kShownFrom = 4000;

} // namespace

DayWorker::DayWorker(BookContext &book, Jobs &jobs, QObject *parent)
    : QObject(parent), m_book(book), m_jobs(jobs)
{
    m_start.setSingleShot(true);
    m_start.setInterval(kStartMs);
    connect(&m_start, &QTimer::timeout, this, &DayWorker::begin);
    connect(&m_book, &BookContext::dayChanged, this, [this] { m_start.start(); });
    connect(&m_book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        // An import is told as such, or as a change of everything.
        if (changes.touches(Entity::Import))
            m_start.start();
    });
    m_start.start();
}

DayWorker::~DayWorker()
{
    if (m_job != 0)
        m_jobs.end(m_job);
}

bool DayWorker::mayWork() const
{
    return m_book.isOpen() && may(m_book, Right::KeepUp);
}

void DayWorker::begin()
{
    if (m_running) {
        m_again = true;
        return;
    }
    if (!mayWork())
        return;
    m_running = true;
    m_cancel = {};
    refreshPool();
}

void DayWorker::refreshPool()
{
    const int below = m_book.settings().poolBelow;
    if (below <= 0) {
        findStale();
        return;
    }
    whenDone(this, m_book.readLong([below](Session &session) {
        return AssignmentService(session).previewPool(below);
    }),
             [this](const Result<PoolChange> &change) {
                 if (!change || change->empty()) {
                     findStale();
                     return;
                 }
                 whenDone(this, m_book.write([change = *change](Session &session) {
                     return AssignmentService(session).changePool(change);
                 }),
                          [this](const Result<void> &) { findStale(); });
             });
}

void DayWorker::findStale()
{
    whenDone(this, m_book.readLong([](Session &session) { return RatingService(session).due(); }),
             [this](const Result<std::vector<AccountId>> &accounts) {
                 m_accounts = accounts ? *accounts : std::vector<AccountId>();
                 m_next = 0;
                 if (m_accounts.size() >= kShownFrom)
                     m_job = m_jobs.begin(tr("Payment ratings"), m_cancel);
                 workOut();
             });
}

void DayWorker::workOut()
{
    if (m_next >= m_accounts.size() || m_cancel.cancelled()) {
        endRun();
        return;
    }
    const size_t to = std::min(m_accounts.size(), m_next + RatingService::kPart);
    std::vector<AccountId> part(m_accounts.begin() + std::ptrdiff_t(m_next),
                                m_accounts.begin() + std::ptrdiff_t(to));
    m_next = to;
    if (m_job != 0)
        m_jobs.report(m_job, qint64(to), qint64(m_accounts.size()));
    whenDone(this, m_book.readLong([part = std::move(part)](Session &session) {
        return RatingService(session).workOut(part);
    }),
             [this](const Result<std::vector<StoredRating>> &ratings) {
                 if (!ratings) {
                     qCWarning(logBook) << "ratings stopped" << int(ratings.error().code);
                     endRun();
                     return;
                 }
                 if (ratings->empty()) {
                     workOut();
                     return;
                 }
                 whenDone(this, m_book.write([ratings = *ratings](Session &session) {
                     return RatingService(session).store(ratings);
                 }),
                          [this, letters = RatingService::otherLetters(*ratings)](
                              const Result<void> &stored) {
                              if (!stored) {
                                  endRun();
                                  return;
                              }
                              m_otherLetters += letters;
                              workOut();
                          });
             });
}

void DayWorker::endRun()
{
    whenDone(this, m_book.write([letters = std::exchange(m_otherLetters, 0)](Session &session) {
        return RatingService(session).endRun(letters);
    }),
             [this](const Result<void> &) { end(); });
}

void DayWorker::end()
{
    if (m_job != 0)
        m_jobs.end(std::exchange(m_job, 0));
    m_running = false;
    const qint64 looked = qint64(m_next);
    m_accounts.clear();
    Q_EMIT finished(looked);
    if (std::exchange(m_again, false))
        m_start.start();
}

} // namespace duebook::ui
