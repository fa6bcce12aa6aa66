// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace duebook::ui {

/// A row of chips of which exactly one is chosen (All, Calls, Emails ...). Tab reaches the chosen
/// one, the arrow keys move.
class FilterChips : public QWidget {
    Q_OBJECT
public:
    FilterChips(const Theme &theme, const QString &accessibleName, QWidget *parent = nullptr);

    /// The first chip added is chosen. `key` is what `chosen` tells, and part of the object name.
    void addChip(const QString &key, const QString &text);
    void setChipText(const QString &key, const QString &text);
    QString current() const;
    /// Chooses without telling.
    void setCurrent(const QString &key);

Q_SIGNALS:
    void chosen(const QString &key);

private:
    const Theme &m_theme;
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace duebook::ui
