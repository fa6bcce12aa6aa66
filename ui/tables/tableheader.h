// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QHeaderView>

namespace duebook::ui {

/// The headings of our tables: each stands exactly above its values, at the leading or the trailing
/// edge as the model says; the sorted one has an arrow on its free side.
class TableHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    const Theme &m_theme;
};

} // namespace duebook::ui
