// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/pagecontext.h"
#include "ui/widgets/banner.h"

namespace duebook::ui {

/// A line on the administrator's Today while the last day's backup failed: why, and a way to the
/// settings. Gone when one worked.
class BackupNotice : public Banner {
    Q_OBJECT
public:
    explicit BackupNotice(const PageContext &context, QWidget *parent = nullptr);

private:
    void refresh();

    PageContext m_context;
    QString m_dismissed; ///< the sentence that the person took away
};

} // namespace duebook::ui
