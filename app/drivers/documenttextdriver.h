// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/privatefolder.h"
#include "core/base/readerthreads.h"
#include "core/domain/document.h"
#include "core/services/documents/documenttext.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace duebook {
class DocumentCopy;
}

namespace duebook::ui {
class BookContext;
}

namespace duebook::app {

/// Finds the words inside new documents, and inside older ones nobody looked into yet, beside the
/// window and one at a time. A reader that does not come back is given up and holds no other
/// document; what took the program down before comes last. Another client that is quicker is no
/// harm. Does nothing where the book may not be changed. GUI thread.
class DocumentTextDriver : public QObject {
    Q_OBJECT
public:
    /// `book` must outlive it.
    DocumentTextDriver(ui::BookContext &book, std::shared_ptr<PdfReader> pdf,
                       QObject *parent = nullptr);
    ~DocumentTextDriver() override;

    bool working() const { return m_working; }

    /// The document that is being read takes too long: it counts as one that cannot be read. By
    /// itself after some time.
    void giveUp();

private:
    void wake();
    void start();
    void fetch();
    void take(std::vector<Document> documents);
    void next();
    void copy(const Document &document);
    void copyMore(const Document &document, const std::shared_ptr<DocumentCopy> &copy);
    void readCopy(const Document &document, const QString &copy);
    void end(const Document &document, DocumentText text);
    void store(std::vector<DocumentTextService::Found> found);
    void rest();

    ui::BookContext &m_book;
    std::shared_ptr<PdfReader> m_pdf;
    QTimer m_wake;
    QTimer m_patience;
    std::unique_ptr<PrivateFolder> m_folder;
    std::vector<Document> m_queue; ///< the next one last
    Document m_reading;            ///< an attempt of ours that stands in the book; unset = none
    DocumentId m_after;
    DocumentId m_afterTried;
    bool m_tried = false; ///< what was tried before is being fetched
    bool m_stuck = false; ///< every thread is with a reader that does not come back
    bool m_started = false;
    bool m_working = false;
    bool m_again = false;
    CancelFlag m_cancel;
    int m_turn = 0; ///< answers to earlier ones are too late
    ReaderThreads m_threads;
};

} // namespace duebook::app
