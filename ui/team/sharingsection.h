// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/team/sharingservice.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/tone.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace duebook::ui {

/// Settings: where the book stands, whether the drive can be trusted, who has it open, and the
/// administrator's choice between locks and lease.
class SharingSection : public Card {
    Q_OBJECT
public:
    explicit SharingSection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void refresh();
    void show(const SharingReport &report);
    void choose();

    PageContext m_context;
    QLabel *m_drive;
    QLabel *m_mode;
    QLabel *m_others;
    QPushButton *m_choose;
    ShareMode m_offered = ShareMode::Lease;
};

} // namespace duebook::ui
