// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/sharingdriver.h"

#include "ui/book/bookcontext.h"
#include "ui/book/presence.h"
#include "ui/frame/mainwindow.h"
#include "ui/frame/statusstrip.h"
#include "ui/text/format.h"
#include "ui/widgets/banner.h"

#include <QLocale>

#include <cstdlib>

namespace duebook::app {

namespace {

constexpr qint64 kMsPerSecond = 1000;
constexpr qint64 kSecondsPerMinute = 60;
constexpr qint64 kMinutesPerHour = 60;

AccountId accountAt(const ui::PageRef &where)
{
    return where.id == ui::PageId::Account ? AccountId(where.number()) : AccountId();
}

} // namespace

SharingDriver::SharingDriver(ui::BookContext &book, ui::MainWindow &window, ui::Banner &banner)
    : m_book(book), m_window(window), m_banner(banner)
{
    connect(&m_window, &ui::MainWindow::arrived, this,
            [this](const ui::PageRef &where) { m_book.presence().showAccount(accountAt(where)); });
    connect(&m_book.presence(), &ui::Presence::othersChanged, this, &SharingDriver::showSharing);
    connect(&m_book.presence(), &ui::Presence::clockDiffers, this, &SharingDriver::tellClock);
    connect(&m_book, &ui::BookContext::driveStateChanged, this, &SharingDriver::showDrive);
    connect(&m_book, &ui::BookContext::awaitedChanged, this, &SharingDriver::showSharing);
    showSharing();
    showDrive();
}

SharingDriver::~SharingDriver()
{
    m_banner.dismiss();
}

void SharingDriver::showSharing()
{
    QStringList words;
    QStringList people;
    if (m_book.driveState() != ui::DriveState::Ready)
        words += m_book.driveState() == ui::DriveState::Away ? tr("the drive does not answer")
                                                             : tr("waiting for the drive …");
    else if (m_book.drive() == DriveKind::Network)
        words += tr("shared book");
    if (const auto &awaited = m_book.awaited()) {
        const QString host = ui::format::isolate(awaited->host, QLocale());
        const qint64 ms = awaited->atMost.count();
        words += tr("waiting for %1, at most %n second(s)", "a computer",
                    int((ms + kMsPerSecond - 1) / kMsPerSecond))
                     .arg(host);
        people += tr("%1 went silent: what is to be saved waits until it is known to be gone, so "
                     "that neither destroys what the other saves.")
                      .arg(host);
    }
    for (const PresentClient &each : m_book.presence().others())
        people += tr("%1 at %2", "a person at a computer")
                      .arg(ui::format::isolate(each.userName, QLocale()),
                           ui::format::isolate(each.host, QLocale()));
    if (const size_t others = m_book.presence().others().size(); others > 0)
        words += tr("%n other(s) here", nullptr, int(others));
    m_window.statusStrip().setSharing(words.join(QStringLiteral(" · ")),
                                      people.join(QLatin1Char('\n')));
}

void SharingDriver::showDrive()
{
    showSharing();
    if (m_book.driveState() == ui::DriveState::Away)
        m_banner.say(tr("The drive with the book does not answer. What is shown can be read; notes "
                        "that you save wait on this computer until it is back."),
                     ui::Tone::Warn);
    else
        m_banner.dismiss();
}

void SharingDriver::tellClock(const ClockDifference &difference)
{
    const qint64 minutes = std::abs(difference.seconds) / kSecondsPerMinute;
    const QString length = minutes >= kMinutesPerHour
                               ? tr("%n hour(s)", nullptr, int(minutes / kMinutesPerHour))
                               : tr("%n minute(s)", nullptr, int(minutes));
    m_window.notice((difference.seconds > 0
                         ? tr("The clock of %1 is %2 ahead of this computer's. Nothing is lost by "
                              "it, but times in the book will look odd: have the clocks set.")
                         : tr("The clock of %1 is %2 behind this computer's. Nothing is lost by "
                              "it, but times in the book will look odd: have the clocks set."))
                        .arg(difference.host, length),
                    ui::Tone::Warn);
}

} // namespace duebook::app
