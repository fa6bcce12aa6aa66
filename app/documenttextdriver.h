// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/privatefolder.h"
#include "core/domain/document.h"
#include "core/services/documenttext.h"
#include "core/store/bookexecutor.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace duebook::ui {
class BookContext;
}

namespace duebook::app {

/// Finds the words inside new documents, and inside older ones nobody looked into yet, beside the
/// window and one at a time. Another client that is quicker is no harm. Does nothing where the book
/// may not be changed. GUI thread.
class DocumentTextDriver : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    DocumentTextDriver(ui::BookContext &book, PdfReader &pdf, QObject *parent = nullptr);
    ~DocumentTextDriver() override;

    bool working() const { return m_working; }

private:
    void wake();
    void fetch();
    void take(std::vector<Document> documents);
    void next();
    void readCopy(const Document &document, const QString &copy);
    void store(std::vector<DocumentTextService::Found> found);
    void rest();

    ui::BookContext &m_book;
    PdfReader &m_pdf;
    QTimer m_wake;
    std::unique_ptr<PrivateFolder> m_folder;
    std::vector<Document> m_queue; ///< the next one last
    DocumentId m_after;
    bool m_working = false;
    bool m_again = false;
    CancelFlag m_cancel;
    BookExecutor m_aside; ///< waits for the programs that read PDF files
};

} // namespace duebook::app
