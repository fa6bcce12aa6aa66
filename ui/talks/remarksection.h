// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/domain/remark.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace duebook::ui {

/// Settings: the remarks that the composer inserts. Choosing one shows it below, to be changed or
/// removed; the fields without a choice make a new one. Every change is saved at once.
class RemarkSection : public Card {
    Q_OBJECT
public:
    explicit RemarkSection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void complained(const QString &sentence);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    void build();
    void load();
    void showRemarks(const std::vector<Remark> &remarks);
    void choose(int row);
    void begin();
    void save();
    void remove();
    void showProblem(const Error &error);

    PageContext m_context;
    std::vector<Remark> m_remarks;
    RemarkId m_chosen;
    Remark m_base; ///< the chosen one as it came into the fields ///< unset = a new one
    QListWidget *m_list;
    QLineEdit *m_name;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_new;
    QPushButton *m_save;
    QPushButton *m_remove;
};

} // namespace duebook::ui
