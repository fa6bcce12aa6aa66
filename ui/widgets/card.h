// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/theme.h"

#include <QFrame>

class QVBoxLayout;

namespace duebook::ui {

/// A surface with a hairline around it. Fill `body()`.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    /// No inner margins: for a table or a list that fills the card.
    void setFlush();

private:
    QVBoxLayout *m_body;
};

/// Lifts `widget` above the page by a soft shadow.
void castShadow(QWidget *widget, const Theme &theme);

/// A horizontal hairline.
QFrame *hairline(QWidget *parent);

} // namespace duebook::ui
