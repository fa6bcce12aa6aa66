// SPDX-License-Identifier: Apache-2.0
#include "ui/team/sharingsection.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/book/presence.h"
#include "ui/text/format.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace duebook::ui {

namespace {

QString modeSentence(const SharingReport &report)
{
    if (!report.shared)
        return SharingSection::tr("One computer at a time should use it.");
    if (!report.refusal.isEmpty())
        return report.refusal;
    if (report.mode == ShareMode::Lease)
        return SharingSection::tr("Lease mode: one client at a time has the book open. Slower, and "
                                  "safe where the drive keeps no locks.");
    return SharingSection::tr("The drive's locks keep clients apart; each client tries the others' "
                              "locks all the time.");
}

} // namespace

SharingSection::SharingSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context), m_drive(new QLabel(this)), m_mode(new QLabel(this)),
      m_others(new QLabel(this)), m_choose(new QPushButton(this))
{
    setObjectName(QStringLiteral("sharingSection"));
    auto *heading = new QLabel(tr("Sharing"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    m_drive->setObjectName(QStringLiteral("sharingDrive"));
    m_mode->setObjectName(QStringLiteral("sharingMode"));
    m_others->setObjectName(QStringLiteral("sharingOthers"));
    m_choose->setObjectName(QStringLiteral("sharingChoose"));
    m_choose->hide();
    for (QLabel *label : {m_drive, m_mode, m_others}) {
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    setLook(m_others, Look::Muted);
    auto *row = new QHBoxLayout;
    row->addWidget(m_choose);
    row->addStretch();
    body()->addLayout(row);
    connect(m_choose, &QPushButton::clicked, this, &SharingSection::choose);
    connect(&m_context.book.presence(), &Presence::othersChanged, this, &SharingSection::refresh);
    connect(&m_context.book, &BookContext::driveStateChanged, this, &SharingSection::refresh);
    refresh();
}

void SharingSection::refresh()
{
    whenDone(this, m_context.book.readLong([](Session &session) {
        return SharingService(session).report();
    }),
             [this](const Result<SharingReport> &report) {
                 if (report)
                     show(*report);
             });
}

void SharingSection::show(const SharingReport &report)
{
    const QString system = QString::fromLatin1(report.drive.fileSystem);
    m_drive->setText(report.shared ? tr("The book is on a network drive (%1).").arg(system)
                                   : tr("The book is on a local disk (%1).").arg(system));
    m_mode->setText(modeSentence(report));
    QStringList lines;
    for (const PresentClient &each : report.others)
        lines += tr("%1 at %2", "a person at a computer")
                     .arg(format::isolate(each.userName, locale()),
                          format::isolate(each.host, locale()));
    m_others->setText(lines.isEmpty() ? tr("Nobody else has the book open.")
                                      : lines.join(QLatin1Char('\n')));
    const bool mayChoose = report.shared && may(m_context.book, Right::ChangeSharing);
    m_choose->setVisible(mayChoose);
    m_offered = report.mode == ShareMode::Lease ? ShareMode::Locks : ShareMode::Lease;
    m_choose->setText(m_offered == ShareMode::Lease ? tr("Turn lease mode on")
                                                    : tr("Back to the drive's locks"));
}

void SharingSection::choose()
{
    whenDone(this, m_context.book.readLong([mode = m_offered](Session &session) {
        return SharingService(session).choose(mode);
    }),
             [this](const Result<void> &chosen) {
                 if (!chosen) {
                     Q_EMIT noticed(chosen.error().sentence, Tone::Bad);
                     return;
                 }
                 Q_EMIT noticed(tr("Chosen for everybody. Open the book again to work with it."),
                                Tone::Good);
                 refresh();
             });
}

} // namespace duebook::ui
