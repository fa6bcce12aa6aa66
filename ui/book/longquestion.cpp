// SPDX-License-Identifier: Apache-2.0
#include "ui/book/longquestion.h"

#include "ui/book/jobs.h"

namespace duebook::ui {

namespace {

// Shorter work is not worth a line in the status strip.
constexpr int kWatchMs = 120;

} // namespace

LongQuestion::LongQuestion(BookContext &book, Jobs &jobs, QString name, QObject *parent)
    : QObject(parent), m_book(book), m_jobs(jobs), m_name(std::move(name))
{
    m_watch.setInterval(kWatchMs);
    connect(&m_watch, &QTimer::timeout, this, &LongQuestion::watch);
}

LongQuestion::~LongQuestion()
{
    // Who listens is going too, perhaps half gone already.
    blockSignals(true);
    stop();
}

std::shared_ptr<LongQuestion::Run> LongQuestion::begin()
{
    stop();
    m_run = std::make_shared<Run>();
    m_watch.start();
    Q_EMIT runningChanged(true);
    return m_run;
}

void LongQuestion::end()
{
    m_run.reset();
    m_watch.stop();
    if (m_job != 0)
        m_jobs.end(std::exchange(m_job, 0));
    Q_EMIT runningChanged(false);
}

void LongQuestion::stop()
{
    if (!m_run)
        return;
    m_run->cancel.cancel();
    interrupt();
    end();
}

void LongQuestion::interrupt()
{
    // Others use the same connection: only what is running for this question is stopped.
    if (m_run->running)
        m_book.interruptLong();
}

void LongQuestion::watch()
{
    if (m_job == 0)
        m_job = m_jobs.begin(m_name, m_run->cancel);
    else if (m_run->cancel.cancelled())
        interrupt();
}

} // namespace duebook::ui
