// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "ui/widgets/card.h"

class QPlainTextEdit;
class QSpinBox;

namespace duebook::ui {

/// Settings: the reasons of disputes, their days, and from where a credit limit warns. A part of
/// the settings' form, saved with it.
class DisputeSection : public Card {
    Q_OBJECT
public:
    explicit DisputeSection(QWidget *parent = nullptr);

    void show(const BookSettings &settings);
    /// Writes what is typed into `settings`.
    void read(BookSettings &settings) const;

private:
    QSpinBox *addDays(const QString &name, const QString &label, int most, const QString &suffix);

    QPlainTextEdit *m_reasons;
    QSpinBox *m_deadline;
    QSpinBox *m_escalate;
    QSpinBox *m_limit;
};

} // namespace duebook::ui
