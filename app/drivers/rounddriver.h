// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/today/workround.h"

#include <QObject>

namespace duebook::ui {
class BookContext;
class MainWindow;
class RoundBar;
} // namespace duebook::ui

namespace duebook::app {

/// Leads the window from account to account while Today's list is worked through, with the bar that
/// says where one is.
class RoundDriver : public QObject {
    Q_OBJECT
public:
    /// All of them must outlive it; the bar is hidden when it goes.
    RoundDriver(ui::BookContext &book, ui::MainWindow &window, ui::RoundBar &bar);
    ~RoundDriver() override;

    ui::WorkRound &round() { return m_round; }

private:
    void showWhere();
    void openAccount(AccountId account);
    void endRound(int dealtWith, bool all);

    ui::MainWindow &m_window;
    ui::RoundBar &m_bar;
    ui::WorkRound m_round;
};

} // namespace duebook::app
