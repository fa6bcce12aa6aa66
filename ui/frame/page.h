// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pageref.h"
#include "ui/look/tone.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include <functional>

namespace duebook::ui {

/// One line of the F1 overlay.
struct ShortcutHelp {
    QKeySequence keys;
    QString text;
};

/// Something just done that can be taken back for a while.
struct UndoOffer {
    QString text;               ///< what was done: "Follow-up done"
    std::function<void()> undo; ///< called once, in the GUI thread, if the person wants it back
};

/// A page of the main window. It is made once, when first shown, and kept; `activate` is called
/// each time one arrives at it. The frame gives it no data: a page is built with what it needs.
///
/// Actions a page adds with `QWidget::addAction` (with a shortcut) stand in the window's *Page*
/// menu and in the F1 overlay by themselves; `shortcuts` names keys handled elsewhere.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// For the window title and the history; emit `titleChanged` when it changes.
    virtual QString title() const = 0;
    /// Shows what `argument` names (see PageId) and puts the focus where work starts.
    virtual void activate(const QString &argument) = 0;
    /// Keys beyond the page's actions, for the F1 overlay.
    virtual QList<ShortcutHelp> shortcuts() const { return {}; }

Q_SIGNALS:
    void pageRequested(const duebook::ui::PageRef &where);
    void undoOffered(const duebook::ui::UndoOffer &offer);
    /// A sentence the person should read, shown in a line above the page until dismissed.
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void titleChanged();
};

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::UndoOffer)
