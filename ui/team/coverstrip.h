// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/team/coverservice.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

class QVBoxLayout;

namespace duebook::ui {

/// Lines above Today's list that say whose work stands in it and who does mine, each with the
/// button that ends it, and for managers how many accounts nobody owns. Hidden when there is
/// nothing to say.
class CoverStrip : public QWidget {
    Q_OBJECT
public:
    explicit CoverStrip(const PageContext &context, QWidget *parent = nullptr);

    void refresh();
    /// Accounts that owe and have no owner; told to managers only.
    void setWithoutOwner(int accounts);

Q_SIGNALS:
    void pageRequested(const duebook::ui::PageRef &where);
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void show(const CoverToday &today);
    void rebuild();
    void addLine(const QString &text, const QString &buttonText, const QString &name,
                 std::function<void()> pressed);
    void endCover(const Cover &cover);
    void resume(const Cover &ended);

    PageContext m_context;
    QVBoxLayout *m_lines;
    CoverToday m_today;
    int m_withoutOwner = 0;
};

} // namespace duebook::ui
