// SPDX-License-Identifier: Apache-2.0
#include "ui/care/backupnotice.h"

#include "core/services/care/backupservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"

namespace duebook::ui {

BackupNotice::BackupNotice(const PageContext &context, QWidget *parent)
    : Banner(context.theme, parent), m_context(context)
{
    setObjectName(QStringLiteral("backupNotice"));
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Job))
            refresh();
    });
    connect(&m_context.book, &BookContext::userChanged, this, &BackupNotice::refresh);
    connect(this, &Banner::dismissed, this, [this] { m_dismissed = sentence(); });
    refresh();
}

void BackupNotice::refresh()
{
    if (!m_context.book.isOpen() || !may(m_context.book, Right::ChangeBackups)) {
        hide();
        return;
    }
    whenDone(this, m_context.book.read([](Session &session) {
        return BackupService(session).lastDaily();
    }),
             [this](const Result<std::optional<JobClaim>> &last) {
                 const bool failed = last && *last && (*last)->state == JobState::Failed;
                 const QString words =
                     failed ? tr("The day's backup failed: %1").arg((*last)->result) : QString();
                 if (!failed || words == m_dismissed)
                     hide();
                 else
                     say(words, Tone::Warn, tr("Settings"));
             });
}

} // namespace duebook::ui
