// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/rounddriver.h"

#include "ui/frame/mainwindow.h"
#include "ui/frame/roundbar.h"

namespace duebook::app {

RoundDriver::RoundDriver(ui::BookContext &book, ui::MainWindow &window, ui::RoundBar &bar)
    : m_window(window), m_bar(bar), m_round(book)
{
    connect(&m_round, &ui::WorkRound::changed, this, &RoundDriver::showWhere);
    connect(&m_round, &ui::WorkRound::accountWanted, this, &RoundDriver::openAccount);
    connect(&m_round, &ui::WorkRound::ended, this, &RoundDriver::endRound);
    connect(&m_round, &ui::WorkRound::failed, this,
            [this](const Error &error) { m_window.notice(error.sentence, ui::Tone::Bad); });
    connect(&m_bar, &ui::RoundBar::skipPressed, &m_round, &ui::WorkRound::skip);
    connect(&m_bar, &ui::RoundBar::stopPressed, &m_round, &ui::WorkRound::stop);
    connect(&m_bar, &ui::RoundBar::accountPressed, this,
            [this] { openAccount(m_round.current()); });
}

RoundDriver::~RoundDriver()
{
    m_bar.hide();
}

void RoundDriver::showWhere()
{
    if (m_round.active())
        m_bar.present(m_round.position(), m_round.total(), m_round.currentName(),
                      m_round.nextName());
    else
        m_bar.hide();
}

void RoundDriver::openAccount(AccountId account)
{
    m_window.show(ui::PageRef::to(ui::PageId::Account, account.number()));
}

void RoundDriver::endRound(int dealtWith, bool all)
{
    m_window.show(ui::PageRef::to(ui::PageId::Today));
    if (all)
        m_window.notice(
            tr("That was the whole list: %n account(s) dealt with.", nullptr, dealtWith),
            ui::Tone::Good);
}

} // namespace duebook::app
