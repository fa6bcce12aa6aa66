// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/actions.h"
#include "ui/frame/navigation.h"
#include "ui/frame/page.h"

#include <QHash>
#include <QMainWindow>

#include <functional>

class QLabel;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace duebook::ui {

class Banner;
class Jobs;
class SearchBox;
class ShortcutOverlay;
class SideBar;
class StatusStrip;
class UndoBar;

/// The frame: top bar, side bar, one page, status strip. Knows pages by name only; the application
/// registers how each is made and connects the parts to the book.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Makes the page; called once, when it is first shown. The window becomes its parent.
    using MakePage = std::function<Page *(QWidget *parent)>;

    MainWindow(const Theme &theme, Jobs &jobs, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// A page that can be gone to but has no item in the side bar.
    void addPage(PageId id, MakePage make);
    /// A page with its item in the side bar, its line in the *Go* menu, and Ctrl+1 to Ctrl+9.
    void addPage(PageId id, Icon icon, const QString &text, MakePage make, bool atBottom = false);
    /// Unmakes all made pages and forgets the history: another book is opened.
    void resetPages();

    /// Name and file of the book; an empty name means no book (no side bar, no search).
    void setBook(const QString &name, const QString &file);
    void setCount(PageId id, int count);

    void show(const PageRef &where);
    using QMainWindow::show;
    PageRef current() const { return m_navigation.current(); }
    Page *currentPage() const;

    /// A bar that stands above every page while it is shown; the window becomes its parent.
    void addStrip(QWidget *strip);

    void offerUndo(const UndoOffer &offer);
    void notice(const QString &sentence, Tone tone);

    Actions &actions() { return m_actions; }
    StatusStrip &statusStrip() { return *m_status; }
    SearchBox &searchBox() { return *m_search; }

Q_SIGNALS:
    /// The window is about to close; the application may still refuse by clearing `*mayClose`.
    void closing(bool *mayClose);
    /// A page is shown.
    void arrived(const duebook::ui::PageRef &where);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeTopBar();
    void fillMenu();
    void fillPageMenu();
    void arrive(const PageRef &where);
    Page *page(PageId id);
    void showTitle();
    void showShortcuts();

    const Theme &m_theme;
    Actions m_actions;
    Navigation m_navigation;
    QHash<PageId, MakePage> m_makers;
    QHash<PageId, Page *> m_pages;
    QString m_book;
    SideBar *m_sideBar;
    SearchBox *m_search;
    StatusStrip *m_status;
    QLabel *m_bookName;
    QLabel *m_bookFile;
    QMenu *m_menu;
    QMenu *m_goMenu;
    QMenu *m_pageMenu;
    Banner *m_banner;
    QVBoxLayout *m_column; ///< strips, banner, page
    QStackedWidget *m_stack;
    UndoBar *m_undoBar;
    ShortcutOverlay *m_overlay;
};

} // namespace duebook::ui
