// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/documenttextdriver.h"

#include "core/services/documents/documentcopy.h"
#include "core/services/documents/documentservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"

#include <QFile>

namespace duebook::app {

namespace {

constexpr int kPauseMs = 1500;
constexpr int kBatch = 50;
// Longer than every reader gives itself, the programs for PDF files too.
constexpr std::chrono::seconds kPatience{60};
// 4 MiB, between which previews and reports get their turn.
constexpr int kChunksAtATime = 16;

} // namespace

DocumentTextDriver::DocumentTextDriver(ui::BookContext &book, std::shared_ptr<PdfReader> pdf,
                                       QObject *parent)
    : QObject(parent), m_book(book), m_pdf(std::move(pdf))
{
    m_wake.setSingleShot(true);
    m_wake.setInterval(kPauseMs);
    connect(&m_wake, &QTimer::timeout, this, &DocumentTextDriver::start);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &DocumentTextDriver::giveUp);
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
    // The person closed the window: the document is not to blame.
    if (m_reading.id.isSet())
        m_book.background([document = m_reading](Session &session) {
            return DocumentTextService(session).store({{document, {DocumentTextState::Waiting}}});
        });
}

void DocumentTextDriver::wake()
{
    if (m_stuck || !ui::may(m_book, Right::KeepUp))
        return;
    m_again = m_working;
    if (!m_working)
        m_wake.start();
}

void DocumentTextDriver::start()
{
    m_working = true;
    if (std::exchange(m_started, true)) {
        fetch();
        return;
    }
    ui::whenDone(this, m_book.background([](Session &session) {
        return DocumentTextService(session).tryOlderFailures();
    }),
                 [this](const Result<int> &) { fetch(); });
}

void DocumentTextDriver::fetch()
{
    const auto waiting = [tried = m_tried,
                          after = m_tried ? m_afterTried : m_after](Session &session) {
        DocumentTextService service(session);
        return tried ? service.waitingAgain(after, kBatch) : service.waiting(after, kBatch);
    };
    ui::whenDone(this, m_book.readLong(waiting), [this](Result<std::vector<Document>> documents) {
        if (!documents) {
            rest();
        } else if (!documents->empty()) {
            take(std::move(*documents));
        } else if (!m_tried) {
            m_tried = true;
            fetch();
        } else {
            rest();
        }
    });
}

void DocumentTextDriver::take(std::vector<Document> documents)
{
    (m_tried ? m_afterTried : m_after) = documents.back().id;
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
    ui::whenDone(this, m_book.background([document](Session &session) {
        return DocumentTextService(session).begin(document);
    }),
                 [this, document](const Result<DocumentTextService::Turn> &turn) {
                     if (!turn)
                         rest();
                     else if (*turn == DocumentTextService::Turn::Ours)
                         copy(document);
                     else
                         next();
                 });
}

void DocumentTextDriver::copy(const Document &document)
{
    m_reading = document;
    ui::whenDone(this,
                 m_book.readLong([id = document.id, folder = m_folder->path()](Session &session) {
                     return DocumentService(session).beginCopy(id, folder);
                 }),
                 [this, document](const Result<std::shared_ptr<DocumentCopy>> &copy) {
                     if (copy)
                         copyMore(document, *copy);
                     else
                         end(document, DocumentTextService::withoutCopy(copy.error()));
                 });
}

void DocumentTextDriver::copyMore(const Document &document,
                                  const std::shared_ptr<DocumentCopy> &copy)
{
    ui::whenDone(this, m_book.readLong([copy](Session &session) {
        return copy->more(session, kChunksAtATime);
    }),
                 [this, document, copy](const Result<bool> &more) {
                     if (!more)
                         end(document, DocumentTextService::withoutCopy(more.error()));
                     else if (*more)
                         copyMore(document, copy);
                     else
                         readCopy(document, copy->path());
                 });
}

void DocumentTextDriver::readCopy(const Document &document, const QString &copy)
{
    const auto begun = m_threads.run([document, copy, pdf = m_pdf, cancel = m_cancel] {
        DocumentText found = DocumentTextService::extract(document, copy, *pdf, cancel);
        QFile::remove(copy);
        return found;
    });
    if (!begun) {
        m_stuck = true;
        m_queue.clear();
        end(document, {DocumentTextState::Waiting});
        return;
    }
    m_patience.start();
    ui::whenDone(this, *begun, [this, document, turn = m_turn](const DocumentText &found) {
        if (turn == m_turn)
            end(document, found);
    });
}

void DocumentTextDriver::giveUp()
{
    if (!m_reading.id.isSet())
        return;
    m_cancel.cancel();
    m_cancel = CancelFlag();
    end(m_reading, DocumentTextService::givenUp(m_reading));
}

void DocumentTextDriver::end(const Document &document, DocumentText text)
{
    ++m_turn;
    m_patience.stop();
    std::vector<DocumentTextService::Found> found{{document, std::move(text)}};
    m_reading = {};
    store(std::move(found));
}

void DocumentTextDriver::store(std::vector<DocumentTextService::Found> found)
{
    ui::whenDone(this, m_book.write([found = std::move(found)](Session &session) {
        return DocumentTextService(session).store(found);
    }),
                 [this](const Result<void> &stored) {
                     if (stored && !m_stuck)
                         next();
                     else
                         rest();
                 });
}

void DocumentTextDriver::rest()
{
    m_working = false;
    m_tried = false;
    m_queue.clear();
    // What waits still could not be read here: it is tried again with the next start.
    if (std::exchange(m_again, false))
        m_wake.start();
}

} // namespace duebook::app
