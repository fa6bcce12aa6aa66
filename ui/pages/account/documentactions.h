// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/privatefolder.h"
#include "core/domain/document.h"
#include "ui/shell/page.h"
#include "ui/support/bookcontext.h"

#include <memory>

namespace duebook::ui {

class Prompts;

/// Opens documents of the book with the desktop's programs and writes copies of them. Opening works
/// on a copy in a folder only the user may enter, gone with the page; what could run as a program
/// is opened only after a question.
class DocumentActions : public QObject {
    Q_OBJECT
public:
    /// `book` and `prompts` must outlive it; `window` is what questions belong to.
    DocumentActions(BookContext &book, Prompts &prompts, QWidget *window);

    void open(const Document &document);
    void openById(DocumentId id);
    void saveAs(const Document &document);

    /// Programs, scripts, installers and links to them, by the end of the name or the media type.
    static bool mayRun(const QString &name, const QString &mediaType);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void openCopy(const Document &document);

    BookContext &m_book;
    Prompts &m_prompts;
    QWidget *m_window;
    std::unique_ptr<PrivateFolder> m_folder;
};

} // namespace duebook::ui
