// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/privatefolder.h"
#include "core/domain/document.h"
#include "core/io/mailreader.h"
#include "ui/book/bookcontext.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <memory>

namespace duebook::ui {

class Prompts;
class QuestionBar;

/// What a person does with documents of the book: opens them with the desktop's programs, writes
/// copies, changes what is said about them and what they belong to, removes them. Opening works on
/// a read-only copy in a folder only the user may enter, gone with the page; what may do more than
/// show something is opened only after a question in place, whose first answer is to save it.
class DocumentActions : public QObject {
    Q_OBJECT
public:
    /// `context` and `prompts` must outlive it; `window` is what dialogs belong to. Put `question`
    /// where the person looks.
    DocumentActions(const PageContext &context, Prompts &prompts, QWidget *window);

    QuestionBar *question() const { return m_question; }

    void open(const Document &document);
    void openById(DocumentId id);
    void saveAs(const Document &document);
    /// A file inside a mail.
    void openPart(const MailPart &part);
    void savePart(const MailPart &part);

    void edit(const Document &document);
    void setProof(const Document &document, bool proof);
    /// `account` is whose invoices, promises and so on are offered.
    void editLinks(const Document &document, AccountId account);
    void remove(const Document &document);
    void bringBack(const Document &document);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void undoOffered(const duebook::ui::UndoOffer &offer);

private:
    /// The folder for copies; an empty text after telling why there is none.
    QString folder();
    void openCopy(const Document &document);
    void openFile(const QString &path, const QString &name);
    void askFirst(const QString &warning, std::function<void()> save, std::function<void()> open);
    WorkControl control(int job, const CancelFlag &cancel);
    void offerUndo(const Document &now, const Document &before);
    void offerLinkAgain(DocumentId id, const QString &name, const DocumentLink &link);
    void removeFor(const Document &document, const QString &reason);
    void tell(const Error &error);

    PageContext m_context;
    Prompts &m_prompts;
    QWidget *m_window;
    QuestionBar *m_question;
    std::unique_ptr<PrivateFolder> m_folder;
    int m_parts = 0;
};

} // namespace duebook::ui
