// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "ui/book/pagedloader.h"
#include "ui/documents/documentadder.h"
#include "ui/documents/documentmodel.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QLabel;
class QPushButton;

namespace duebook::ui {

class DropTable;
class Prompts;

/// Invoices in dispute, or overdue for long, that lack a proof of delivery. A file dropped on a
/// row, pasted or chosen for it becomes its proof, and the row goes.
class MissingProofList : public QWidget {
    Q_OBJECT
public:
    MissingProofList(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);
    ~MissingProofList() override;

    void refresh();
    void restart();
    void setChangeable(bool changeable);
    QWidget *focusTarget() const;

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void accountPressed(duebook::AccountId account);

private:
    const MissingProof *current() const;
    void addTo(const MissingProof &row, const GivenFiles &given);
    void showChoice();
    void explain();

    PageContext m_context;
    Prompts &m_prompts;
    DocumentAdder *m_adder;
    MissingProofModel *m_model;
    bool m_changeable = true;
    QLabel *m_words;
    QCheckBox *m_mine;
    QPushButton *m_add;
    QPushButton *m_account;
    DropTable *m_table;
    std::unique_ptr<PagedLoader<MissingProof, MissingProofPage>> m_loader;
};

} // namespace duebook::ui
