// SPDX-License-Identifier: Apache-2.0
#include "ui/book/jobs.h"

#include <algorithm>

namespace duebook::ui {

int Jobs::begin(const QString &text, const CancelFlag &cancel)
{
    m_running.insert(++m_last, Job{text, cancel, -1});
    Q_EMIT changed(m_last);
    return m_last;
}

void Jobs::report(int job, qint64 done, qint64 total)
{
    const auto found = m_running.find(job);
    if (found == m_running.end())
        return;
    const int perMille =
        total > 0 ? int(std::clamp(double(done) * 1000.0 / double(total), 0.0, 1000.0)) : -1;
    if (perMille == found->perMille)
        return;
    found->perMille = perMille;
    Q_EMIT changed(job);
}

void Jobs::end(int job)
{
    if (m_running.remove(job) > 0)
        Q_EMIT changed(job);
}

void Jobs::cancel(int job)
{
    const auto found = m_running.constFind(job);
    if (found != m_running.constEnd())
        found->cancel.cancel();
}

} // namespace duebook::ui
