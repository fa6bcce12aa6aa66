// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "core/io/mailreader.h"
#include "ui/documents/documentadder.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

namespace duebook::ui {

class DocumentActions;
class DocumentBrowser;
class DocumentFields;
class DropZone;
class Prompts;

/// The documents of an account, those of its notes too: dropped, pasted or chosen, looked at
/// beside the list, changed, linked, removed.
class DocumentsTab : public QWidget {
    Q_OBJECT
public:
    DocumentsTab(const PageContext &context, Prompts &prompts, DocumentActions &actions,
                 QWidget *parent = nullptr);

    void setAccount(AccountId account);
    void refresh();
    void setChangeable(bool changeable);
    void add(const QStringList &paths);
    /// Files or a picture from the clipboard.
    void paste();
    /// Looks at this document.
    void preview(DocumentId id);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    /// Esc: back to where one came from.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    DocumentLink link() const;
    void keepPart(const MailPart &part, AccountId account);

    PageContext m_context;
    Prompts &m_prompts;
    AccountId m_account;
    bool m_changeable = true;
    DocumentAdder *m_adder;
    DropZone *m_drop;
    DocumentFields *m_fields;
    DocumentBrowser *m_browser;
};

} // namespace duebook::ui
