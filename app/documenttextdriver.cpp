// SPDX-License-Identifier: Apache-2.0
#include "app/documenttextdriver.h"

#include "core/services/documentservice.h"
#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/permission.h"

#include <QFile>

namespace duebook::app {

namespace {

constexpr int kPauseMs = 1500;
constexpr int kBatch = 50;

} // namespace

DocumentTextDriver::DocumentTextDriver(ui::BookContext &book, PdfReader &pdf, QObject *parent)
    : QObject(parent), m_book(book), m_pdf(pdf)
{
    m_wake.setSingleShot(true);
    m_wake.setInterval(kPauseMs);
    connect(&m_wake, &QTimer::timeout, this, &DocumentTextDriver::fetch);
    connect(&m_book, &ui::BookContext::changed, this, [this](const ChangeSet &changes) {
        for (const Change &change : changes.changes) {
            if (change.entity == Entity::Document && change.kind == ChangeKind::Created)
                wake();
        }
    });
    wake();
}

DocumentTextDriver::~DocumentTextDriver()
{
    m_cancel.cancel();
}

void DocumentTextDriver::wake()
{
    if (!ui::may(m_book, Right::KeepUp))
        return;
    m_again = m_working;
    if (!m_working)
        m_wake.start();
}

void DocumentTextDriver::fetch()
{
    m_working = true;
    ui::whenDone(this, m_book.readLong([after = m_after](Session &session) {
        return DocumentTextService(session).waiting(after, kBatch);
    }),
                 [this](Result<std::vector<Document>> documents) {
                     if (documents && !documents->empty())
                         take(std::move(*documents));
                     else
                         rest();
                 });
}

void DocumentTextDriver::take(std::vector<Document> documents)
{
    m_after = documents.back().id;
    std::vector<DocumentTextService::Found> wordless;
    m_queue.clear();
    for (Document &document : documents) {
        if (hasText(shapeOf(document)) && document.size > 0)
            m_queue.push_back(std::move(document));
        else
            wordless.push_back({std::move(document), {}});
    }
    std::reverse(m_queue.begin(), m_queue.end());
    if (wordless.empty())
        next();
    else
        store(std::move(wordless));
}

void DocumentTextDriver::next()
{
    if (m_queue.empty()) {
        fetch();
        return;
    }
    if (!m_folder) {
        Result<PrivateFolder> folder = PrivateFolder::create();
        if (!folder) {
            rest();
            return;
        }
        m_folder = std::make_unique<PrivateFolder>(std::move(*folder));
    }
    const Document document = std::move(m_queue.back());
    m_queue.pop_back();
    const auto copy = [id = document.id, folder = m_folder->path(),
                       control = WorkControl{m_cancel, {}}](Session &session) {
        return DocumentService(session).openCopy(id, folder, control);
    };
    ui::whenDone(this, m_book.readLong(copy), [this, document](const Result<QString> &path) {
        if (path)
            readCopy(document, *path);
        else
            store({{document, DocumentTextService::withoutCopy(path.error())}});
    });
}

void DocumentTextDriver::readCopy(const Document &document, const QString &copy)
{
    ui::whenDone(this, m_aside.run([document, copy, pdf = &m_pdf, cancel = m_cancel] {
        DocumentText found = DocumentTextService::extract(document, copy, *pdf, cancel);
        QFile::remove(copy);
        return found;
    }),
                 [this, document](const DocumentText &found) {
                     store({{document, found}});
                 });
}

void DocumentTextDriver::store(std::vector<DocumentTextService::Found> found)
{
    ui::whenDone(this, m_book.write([found = std::move(found)](Session &session) {
        return DocumentTextService(session).store(found);
    }),
                 [this](const Result<void> &stored) {
                     if (stored)
                         next();
                     else
                         rest();
                 });
}

void DocumentTextDriver::rest()
{
    m_working = false;
    m_queue.clear();
    // What waits still could not be read here: it is tried again with the next start.
    if (std::exchange(m_again, false))
        m_wake.start();
}

} // namespace duebook::app
