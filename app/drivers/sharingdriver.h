// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/presence.h"

#include <QObject>

namespace duebook::ui {
class Banner;
class BookContext;
class MainWindow;
} // namespace duebook::ui

namespace duebook::app {

/// What the window says of the others and of the drive: the status strip tells who is here and
/// whether the drive answers, a banner stands while it is away, the others see where we are.
class SharingDriver : public QObject {
    Q_OBJECT
public:
    /// All of them must outlive it; the banner is hidden when it goes.
    SharingDriver(ui::BookContext &book, ui::MainWindow &window, ui::Banner &banner);
    ~SharingDriver() override;

private:
    void showSharing();
    void showDrive();
    void tellClock(const ClockDifference &difference);

    ui::BookContext &m_book;
    ui::MainWindow &m_window;
    ui::Banner &m_banner;
};

} // namespace duebook::app
