// SPDX-License-Identifier: Apache-2.0
// What the menu and its keys do.
#include "app/window/application.h"
#include "ui/book/bookcontext.h"
#include "ui/frame/helpwindow.h"
#include "ui/team/signinflow.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>

namespace duebook::app {

namespace {

constexpr int kAboutIcon = 64;

} // namespace

void Application::run(ui::Command command)
{
    switch (command) {
    case ui::Command::NewBook:
        closeBook();
        m_window->show({ui::PageId::Start, QStringLiteral("new")});
        break;
    case ui::Command::OpenBook:
        chooseBook();
        break;
    case ui::Command::OpenDemo:
        openDemo();
        break;
    case ui::Command::Import:
        m_window->show(ui::PageRef::to(ui::PageId::Import));
        break;
    case ui::Command::Backup:
        backUp();
        break;
    case ui::Command::Restore:
        restoreBackup();
        break;
    case ui::Command::ExportCalendar:
        exportCalendar();
        break;
    case ui::Command::SwitchPerson:
        ui::askToSwitchPerson(
            m_window.get(), *m_book, *m_local, {},
            [this](const QString &sentence) { m_window->notice(sentence, ui::Tone::Bad); });
        break;
    case ui::Command::CloseBook:
        closeBook();
        m_window->show(ui::PageRef::to(ui::PageId::Start));
        break;
    case ui::Command::Quit:
        m_qt.quit();
        break;
    case ui::Command::ThemeSystem:
        setThemeChoice(ui::ThemeChoice::System);
        break;
    case ui::Command::ThemeLight:
        setThemeChoice(ui::ThemeChoice::Light);
        break;
    case ui::Command::ThemeDark:
        setThemeChoice(ui::ThemeChoice::Dark);
        break;
    case ui::Command::Help:
        showHelp();
        break;
    case ui::Command::About:
        about();
        break;
    case ui::Command::Back:
    case ui::Command::Forward:
    case ui::Command::Search:
    case ui::Command::Undo:
    case ui::Command::Shortcuts:
        break;
    }
}

void Application::showHelp()
{
    if (m_help == nullptr)
        m_help = new ui::HelpWindow(m_theme, m_window.get());
    m_help->openTopic(ui::HelpWindow::topicFor(m_window->current().id));
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void Application::about()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Duebook"),
                                tr("Duebook %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Ok, m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(box->windowIcon().pixmap(kAboutIcon));
    box->setInformativeText(tr("Gets overdue invoices paid: one book, every conversation, nothing "
                               "forgotten.\n\nApache License 2.0"));
    for (QLabel *label : box->findChildren<QLabel *>()) {
        if (label->text() == box->text())
            ui::setLook(label, ui::Look::Title);
    }
    box->open();
}

} // namespace duebook::app
