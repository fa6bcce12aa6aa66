// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

class QLabel;

namespace duebook::ui {

class IconLabel;

/// "Anna Berg is writing on this account": a line on the account page while another person has the
/// account open. Nobody there: not there.
class PresenceNotice : public QWidget {
    Q_OBJECT
public:
    explicit PresenceNotice(const PageContext &context, QWidget *parent = nullptr);

    void setAccount(AccountId account);

private:
    void show();

    PageContext m_context;
    AccountId m_account;
    IconLabel *m_icon;
    QLabel *m_text;
};

} // namespace duebook::ui
