// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/pages/pagecontext.h"
#include "ui/shell/page.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace duebook::ui {

class DocumentActions;
class DocumentModel;
class DropZone;
class Prompts;
class TableView;

/// The documents of an account, those of its notes too: drop or choose new ones, open, save as.
class DocumentsTab : public QWidget {
    Q_OBJECT
public:
    DocumentsTab(const PageContext &context, Prompts &prompts, DocumentActions &actions,
                 QWidget *parent = nullptr);

    void setAccount(AccountId account);
    void refresh();
    void setChangeable(bool changeable);
    void add(const QStringList &paths);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void build();
    const Document *current() const;
    void showChoice();

    PageContext m_context;
    Prompts &m_prompts;
    DocumentActions &m_actions;
    AccountId m_account;
    DocumentModel *m_model;
    DropZone *m_drop = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_source = nullptr;
    QCheckBox *m_proof = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_save = nullptr;
    TableView *m_table = nullptr;
    int m_question = 0;
};

} // namespace duebook::ui
