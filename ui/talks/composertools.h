// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/talks/composerparts.h"

#include <QWidget>

#include <array>

class QMenu;
class QToolButton;

namespace duebook::ui {

/// The quiet buttons below the text: each opens a part of the composer that most notes do not need.
class ComposerTools : public QWidget {
    Q_OBJECT
public:
    /// `remarks` is the menu of the remark button.
    ComposerTools(const Theme &theme, QMenu *remarks, QWidget *parent = nullptr);

    /// Shows whether the part is open, without telling.
    void setOpen(ComposerPart part, bool open);
    void offerRemarks();

    QToolButton *button(ComposerPart part) const { return m_buttons[size_t(part)]; }
    QToolButton *remarkButton() const { return m_remark; }

Q_SIGNALS:
    void toggled(duebook::ui::ComposerPart part, bool open);

private:
    QToolButton *add(const QString &name, Icon drawing, const QString &text, const QString &tip);

    const Theme &m_theme;
    std::array<QToolButton *, kComposerParts> m_buttons{};
    QToolButton *m_remark = nullptr;
};

} // namespace duebook::ui
