// SPDX-License-Identifier: Apache-2.0
#include "core/store/timelinerepository.h"

#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/store/documentrepository.h"
#include "core/store/followuprow.h"
#include "core/store/noterepository.h"
#include "core/store/noterow.h"

#include <algorithm>
#include <limits>

namespace duebook {

namespace {

constexpr auto kNotes = "SELECT " DUEBOOK_NOTE_COLUMNS " FROM note n" DUEBOOK_NOTE_JOINS R"(
     WHERE n.account_id = $1 AND (n.spoken_at, n.id) < ($2, $3) AND n.spoken_at >= $4
       AND NOT EXISTS (SELECT 1 FROM note v WHERE v.corrects_id = n.id)
       AND ($5 = 0 OR n.author_id = $5)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM note_invoice i
                               WHERE i.note_id = n.id AND i.invoice_id = $6))
       AND ($7 = 0 OR ((1 << n.kind) & $7) <> 0)
     ORDER BY n.spoken_at DESC, n.id DESC
     LIMIT $8)";
constexpr auto kFollowUps = "SELECT " DUEBOOK_FOLLOW_UP_COLUMNS R"(, f.done_by, coalesce(w.name, '')
      FROM follow_up f)" DUEBOOK_FOLLOW_UP_JOINS R"(
      LEFT JOIN app_user w ON w.id = f.done_by
     WHERE f.account_id = $1 AND f.state = 2 AND (f.done_at, f.id) < ($2, $3) AND f.done_at >= $4
       AND ($5 = 0 OR f.done_by = $5) AND $6 = 0
     ORDER BY f.done_at DESC, f.id DESC
     LIMIT $7)";
// The first link decides where a document is shown; one that came with a note is shown in it.
constexpr auto kDocuments = R"(
    SELECT l.document_id, l.created_at
      FROM document_link l JOIN document d ON d.id = l.document_id
     WHERE l.account_id = $1 AND l.note_id IS NULL AND (l.created_at, l.document_id) < ($2, $3)
       AND l.created_at >= $4 AND d.removed_at IS NULL AND ($5 = 0 OR d.created_by = $5)
       AND l.id = (SELECT min(f.id) FROM document_link f
                    WHERE f.document_id = l.document_id AND f.account_id = l.account_id)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM document_link i
                               WHERE i.document_id = l.document_id AND i.invoice_id = $6))
     ORDER BY l.created_at DESC, l.document_id DESC
     LIMIT $7)";
constexpr auto kPayments = R"(
    SELECT p.id, p.day, p.currency, p.amount, p.unallocated_amount, p.method, p.reference,
           p.row_version
      FROM payment p
     WHERE p.account_id = $1 AND (p.day, p.id) < ($2, $3) AND p.day >= $4
       AND ($5 = 0 OR EXISTS (SELECT 1 FROM allocation a
                               WHERE a.payment_id = p.id AND a.invoice_id = $5))
     ORDER BY p.day DESC, p.id DESC
     LIMIT $6)";
constexpr auto kInvoices = R"(
    SELECT i.id, i.issue_day, i.currency, i.amount, i.open_amount, i.kind, i.number, i.due_day,
           i.settled_day, i.order_number, i.text, i.disputed_amount, i.row_version
      FROM invoice i
     WHERE i.account_id = $1 AND (i.issue_day, i.id) < ($2, $3) AND i.issue_day >= $4
       AND ($5 = 0 OR i.id = $5)
     ORDER BY i.issue_day DESC, i.id DESC
     LIMIT $6)";

constexpr qint64 kLast = std::numeric_limits<qint64>::max();

/// Entries after it in the list: (number, id) smaller than this pair. `number` is milliseconds or
/// days.
struct Bound {
    qint64 number = kLast;
    qint64 id = 0;
};

class PageReader {
public:
    PageReader(Database &db, const TimelineQuery &query) : m_db(db), m_query(query)
    {
        if (query.filter.from.isValid())
            m_fromMs = startOf(query.filter.from);
        if (query.filter.to.isValid())
            m_toMs = startOf(query.filter.to.addDays(1));
    }

    std::vector<TimelineEntry> read()
    {
        const TimelineFilter &filter = m_query.filter;
        const bool onlyNotes = !filter.noteKinds.empty();
        const bool anyone = !filter.person.isSet();
        if (wants(TimelineKind::Note))
            readNotes();
        if (wants(TimelineKind::FollowUp) && !onlyNotes)
            readFollowUps();
        if (wants(TimelineKind::Document) && !onlyNotes)
            readDocuments();
        if (wants(TimelineKind::Payment) && !onlyNotes && anyone)
            readPayments();
        if (wants(TimelineKind::Invoice) && !onlyNotes && anyone)
            readInvoices();
        const auto earlier = [](const TimelineEntry &a, const TimelineEntry &b) {
            if (a.key.atMs != b.key.atMs)
                return a.key.atMs > b.key.atMs;
            return a.key.kind != b.key.kind ? a.key.kind < b.key.kind : a.key.id > b.key.id;
        };
        std::sort(m_entries.begin(), m_entries.end(), earlier);
        if (m_entries.size() > size_t(m_query.limit))
            m_entries.erase(m_entries.begin() + m_query.limit, m_entries.end());
        complete();
        return std::move(m_entries);
    }

private:
    bool wants(TimelineKind kind) const
    {
        const std::vector<TimelineKind> &kinds = m_query.filter.kinds;
        return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }

    qint64 startOf(QDate day) const { return day.startOfDay(m_query.zone).toMSecsSinceEpoch(); }

    Bound momentBound(TimelineKind kind) const
    {
        Bound bound{m_toMs, 0};
        if (!m_query.before || m_query.before->atMs >= m_toMs)
            return bound;
        const TimelineKey &before = *m_query.before;
        const qint64 id = kind == before.kind ? before.id : kind > before.kind ? kLast : 0;
        return {before.atMs, id};
    }

    // A day stands in the list where it begins.
    Bound dayBound(TimelineKind kind) const
    {
        const Bound bound = momentBound(kind);
        if (bound.number == kLast)
            return bound;
        const QDate day = fromEpochMs(bound.number).toTimeZone(m_query.zone).date();
        if (startOf(day) == bound.number)
            return {toEpochDay(day), bound.id};
        return {toEpochDay(day) + 1, 0};
    }

    qint64 firstDay() const
    {
        return m_query.filter.from.isValid() ? toEpochDay(m_query.filter.from)
                                             : std::numeric_limits<qint32>::min();
    }

    void bindMoments(Statement &select, TimelineKind kind)
    {
        const Bound bound = momentBound(kind);
        select.bind(m_query.account)
            .bind(bound.number)
            .bind(bound.id)
            .bind(m_fromMs)
            .bind(m_query.filter.person.number())
            .bind(m_query.filter.invoice.number());
    }

    void bindDays(Statement &select, TimelineKind kind)
    {
        const Bound bound = dayBound(kind);
        select.bind(m_query.account)
            .bind(bound.number)
            .bind(bound.id)
            .bind(firstDay())
            .bind(m_query.filter.invoice.number())
            .bind(m_query.limit);
    }

    template <typename What>
    void add(qint64 atMs, qint64 id, UserId who, const QString &whoName, What &&what)
    {
        TimelineEntry entry;
        entry.at = fromEpochMs(atMs);
        entry.who = who;
        entry.whoName = whoName;
        entry.what = std::forward<What>(what);
        entry.key = {atMs, entry.kind(), id};
        m_entries.push_back(std::move(entry));
    }

    void readNotes()
    {
        qint64 kinds = 0;
        for (const NoteKind kind : m_query.filter.noteKinds)
            kinds |= qint64{1} << int(kind);
        Statement select(m_db, kNotes);
        bindMoments(select, TimelineKind::Note);
        select.bind(kinds).bind(m_query.limit);
        while (select.next()) {
            Note note = readNote(select);
            const UserId author = note.author;
            const QString name = note.authorName;
            add(toEpochMs(note.spokenAt), note.id.number(), author, name, std::move(note));
        }
    }

    void readFollowUps()
    {
        Statement select(m_db, kFollowUps);
        bindMoments(select, TimelineKind::FollowUp);
        select.bind(m_query.limit);
        while (select.next()) {
            FollowUp followUp = readFollowUp(select);
            const qint64 at = toEpochMs(followUp.doneAt);
            add(at, followUp.id.number(), select.id<UserId>(18), select.text(19),
                std::move(followUp));
        }
    }

    void readDocuments()
    {
        std::vector<std::pair<qint64, DocumentId>> found;
        {
            Statement select(m_db, kDocuments);
            bindMoments(select, TimelineKind::Document);
            select.bind(m_query.limit);
            while (select.next())
                found.emplace_back(select.integer(1), select.id<DocumentId>(0));
        }
        for (const auto &[at, id] : found) {
            if (std::optional<Document> document = DocumentRepository::find(m_db, id)) {
                const UserId by = document->addedBy;
                const QString name = document->addedByName;
                add(at, id.number(), by, name, std::move(*document));
            }
        }
    }

    void readPayments()
    {
        Statement select(m_db, kPayments);
        bindDays(select, TimelineKind::Payment);
        while (select.next()) {
            const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
            Payment payment;
            payment.id = select.id<PaymentId>(0);
            payment.account = m_query.account;
            payment.day = select.day(1);
            payment.amount = {select.integer(3), currency};
            payment.unallocated = {select.integer(4), currency};
            payment.method = select.text(5);
            payment.reference = select.text(6);
            payment.rowVersion = select.integer(7);
            add(startOf(payment.day), payment.id.number(), {}, {}, std::move(payment));
        }
    }

    void readInvoices()
    {
        Statement select(m_db, kInvoices);
        bindDays(select, TimelineKind::Invoice);
        while (select.next()) {
            const Currency currency = Currency::fromCode(select.utf8(2)).value_or(Currency());
            Invoice invoice;
            invoice.id = select.id<InvoiceId>(0);
            invoice.account = m_query.account;
            invoice.issued = select.day(1);
            invoice.amount = {select.integer(3), currency};
            invoice.open = {select.integer(4), currency};
            invoice.kind = static_cast<InvoiceKind>(select.integer(5));
            invoice.number = select.text(6);
            invoice.due = select.day(7);
            invoice.settled = select.day(8);
            invoice.orderNumber = select.text(9);
            invoice.text = select.text(10);
            invoice.disputed = select.integer(11) != 0;
            invoice.rowVersion = select.integer(12);
            add(startOf(invoice.issued), invoice.id.number(), {}, {}, std::move(invoice));
        }
    }

    void complete()
    {
        std::vector<Note *> notes;
        for (TimelineEntry &entry : m_entries) {
            if (Note *note = std::get_if<Note>(&entry.what))
                notes.push_back(note);
        }
        NoteRepository::complete(m_db, notes);
    }

    Database &m_db;
    const TimelineQuery &m_query;
    qint64 m_fromMs = std::numeric_limits<qint64>::min();
    qint64 m_toMs = kLast;
    std::vector<TimelineEntry> m_entries;
};

} // namespace

std::vector<TimelineEntry> TimelineRepository::page(Database &db, const TimelineQuery &query)
{
    return PageReader(db, query).read();
}

} // namespace duebook
