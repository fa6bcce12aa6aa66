// SPDX-License-Identifier: Apache-2.0
#include "core/store/demo/demorepository.h"

#include "core/base/days.h"
#include "core/base/textfold.h"

#include <QCryptographicHash>

namespace duebook {

namespace {

constexpr auto kUser = R"(
    INSERT INTO app_user (id, uid, login, login_key, name, email, phone, department, role, active,
                          calls_per_day, created_at, changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $11))";
constexpr auto kHoliday = "INSERT INTO holiday (country, day, name) VALUES ($1, $2, $3)";
constexpr auto kRemark = R"(
    INSERT INTO remark (id, uid, name, text, language, sort_order, changed_at)
    VALUES ($1, $2, $3, $4, $5, $1, $6))";
constexpr auto kStatusTask = "UPDATE account SET status_follow_up_id = $2 WHERE id = $1";
constexpr auto kRate = "INSERT INTO currency_rate (currency, day, rate_e9) VALUES ($1, $2, $3)";
constexpr auto kAccount = R"(
    INSERT INTO account (id, uid, number, number_key, number_loose, name, name_key, status,
        segment_id, owner_id, representative_id, language, currency, terms_days, discount_days,
        discount_bp, credit_limit, credit_limit_currency, hold, hold_reason, hold_since_day,
        hold_revisit_day, hold_by, tax_id, email, phone, street, postcode, city, country, rating,
        rating_reason, rating_day, last_note_id, last_contact_at, created_at, created_by,
        changed_at, changed_by, status_reason, status_since_day, status_revisit_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, 1,
            $36, 1, $37, $38, $39))";
constexpr auto kContact = R"(
    INSERT INTO contact (id, uid, account_id, name, name_key, role, email, phone, mobile, language,
        preferred_channel, do_not_contact, do_not_contact_reason, has_left, is_main, created_at,
        created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $16, 1))";
constexpr auto kInvoice = R"(
    INSERT INTO invoice (id, account_id, kind, number, number_key, issue_day, due_day, currency,
        amount, open_amount, settled_day, disputed_amount, order_number, text, created_at,
        created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $15, 1))";
constexpr auto kPayment = R"(
    INSERT INTO payment (id, uid, account_id, day, currency, amount, unallocated_amount, method,
        reference, reference_key, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $11, 1))";
constexpr auto kAllocation = R"(
    INSERT INTO allocation (id, invoice_id, kind, payment_id, credit_id, day, amount, created_at,
        created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1))";
constexpr auto kNote = R"(
    INSERT INTO note (id, uid, account_id, kind, direction, author_id, contact_id, spoken_at,
        outcome, text, response_day, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))";
constexpr auto kNoteInvoice = "INSERT INTO note_invoice (note_id, invoice_id) VALUES ($1, $2)";
constexpr auto kFollowUp = R"(
    INSERT INTO follow_up (id, uid, account_id, assignee_id, note_id, due_day, due_minute, reason,
        priority, state, result, done_at, done_by, fired_at, created_at, created_by, changed_at,
        changed_by, kind)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $4, $15, $4, $16))";
constexpr auto kPromise = R"(
    INSERT INTO promise (id, uid, account_id, contact_id, note_id, made_day, due_day, currency,
        amount, received_amount, state, state_day, said_by, evidence, plan_uid, replaced_by,
        cancel_reason, created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1,
        $18, 1))";
constexpr auto kPromiseInvoice =
    "INSERT INTO promise_invoice (promise_id, invoice_id, amount) VALUES ($1, $2, $3)";
constexpr auto kDispute = R"(
    INSERT INTO dispute (id, uid, account_id, reason, text, owner_id, note_id, opened_day,
        deadline_day, state, resolution, closed_day, created_at, created_by, changed_at, changed_by,
        stage, outcome, follow_up_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $13, 1, $14, $15, $16))";
constexpr auto kDisputeInvoice =
    "INSERT INTO dispute_invoice (dispute_id, invoice_id, amount) VALUES ($1, $2, $3)";
constexpr auto kEscalation = R"(
    INSERT INTO escalation (uid, account_id, to_user_id, level, reason, revisit_day, follow_up_id,
        created_at, created_by, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9))";
constexpr auto kFindContent = "SELECT id FROM document_content WHERE sha256 = $1";
constexpr auto kContent = "INSERT INTO document_content (sha256, size) VALUES ($1, $2)";
constexpr auto kChunk =
    "INSERT INTO document_chunk (content_id, position, data) VALUES ($1, $2, $3)";
constexpr auto kDocument = R"(
    INSERT INTO document (id, uid, content_id, name, media_type, kind, source, is_proof,
        received_day, text, text_state, created_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12))";
constexpr auto kDocumentLink = R"(
    INSERT INTO document_link (document_id, account_id, note_id, invoice_id, promise_id, dispute_id,
        payment_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))";

constexpr qsizetype kChunkBytes = 256 * 1024;

enum UidKind {
    UserUid = 1,
    AccountUid,
    ContactUid,
    PaymentUid,
    NoteUid,
    FollowUpUid,
    PromiseUid,
    DisputeUid,
    DocumentUid,
    EscalationUid,
    RemarkUid
};

} // namespace

struct DemoRepository::Statements {
    explicit Statements(Database &db)
        : account(db, kAccount), contact(db, kContact), invoice(db, kInvoice),
          payment(db, kPayment), allocation(db, kAllocation), note(db, kNote),
          noteInvoice(db, kNoteInvoice), followUp(db, kFollowUp)
    {
    }
    Statement account, contact, invoice, payment, allocation, note, noteInvoice, followUp;
};

DemoRepository::DemoRepository(Database &db, quint64 seed, const QDateTime &made)
    : m_db(db), m_seed(seed), m_made(made), m_sql(std::make_unique<Statements>(db))
{
}

DemoRepository::~DemoRepository() = default;

QString DemoRepository::uid(int kind, qint64 id) const
{
    // Rising with the id, so that the unique index grows at its end however large the book is.
    const auto number = quint64(id);
    quint64 mixed = (m_seed + 1) * 0x9E3779B97F4A7C15ULL ^ (number * 16 + quint64(kind));
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed ^= mixed >> 27;
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-8%03x-a%03x-%012llx", unsigned(number >> 8),
                  unsigned((number & 0xFF) << 8), unsigned(kind), unsigned(mixed >> 52),
                  static_cast<unsigned long long>(mixed & 0xFFFFFFFFFFFFULL));
    return QString::fromLatin1(text, 36);
}

void DemoRepository::addUser(const User &user, const QString &department)
{
    Statement insert(m_db, kUser);
    insert.bind(user.id).bind(uid(UserUid, user.id.number())).bind(user.login);
    insert.bind(foldText(user.login)).bind(user.name).bind(user.email).bind(user.phone);
    insert.bind(department).bind(int(user.role)).bind(user.callsPerDay).bind(m_made);
    insert.run();
}

void DemoRepository::addHoliday(const QString &country, QDate day, const QString &name)
{
    Statement insert(m_db, kHoliday);
    insert.bind(country).bind(day).bind(name).run();
}

void DemoRepository::addRemark(const Remark &remark)
{
    Statement insert(m_db, kRemark);
    insert.bind(remark.id).bind(uid(RemarkUid, remark.id.number())).bind(remark.name);
    insert.bind(remark.text).bind(remark.language).bind(m_made).run();
}

void DemoRepository::addRate(Currency currency, QDate day, qint64 rateE9)
{
    Statement insert(m_db, kRate);
    insert.bind(currency.code()).bind(day).bind(rateE9).run();
}

void DemoRepository::add(const DemoAccount &all)
{
    addAccount(all);
    for (const Contact &contact : all.contacts)
        addContact(contact);
    for (const DemoInvoice &invoice : all.invoices)
        addInvoice(invoice);
    for (const Payment &payment : all.payments)
        addPayment(payment);
    for (const Allocation &allocation : all.allocations)
        addAllocation(allocation);
    for (const Note &note : all.notes)
        addNote(note);
    for (const FollowUp &followUp : all.followUps)
        addFollowUp(followUp);
    if (all.statusTask.isSet())
        setStatusTask(all.account.id, all.statusTask);
    // The later ones first: an earlier one may name what replaced it.
    for (auto promise = all.promises.rbegin(); promise != all.promises.rend(); ++promise)
        addPromise(*promise, all.account.id);
    for (const DemoDispute &dispute : all.disputes)
        addDispute(dispute, all.account.id);
    for (const DemoEscalation &escalation : all.escalations)
        addEscalation(escalation, all.account.id);
    for (const DemoDocument &document : all.documents)
        addDocument(document, all.account.id);
}

void DemoRepository::addAccount(const DemoAccount &all)
{
    const Account &a = all.account;
    const Note *newest = nullptr;
    QDateTime lastContact;
    for (const Note &note : all.notes) {
        if (newest == nullptr || note.spokenAt >= newest->spokenAt)
            newest = &note;
        if (note.kind != NoteKind::Internal &&
            (!lastContact.isValid() || note.spokenAt > lastContact))
            lastContact = note.spokenAt;
    }
    Statement &s = m_sql->account;
    s.bind(a.id).bind(uid(AccountUid, a.id.number()));
    s.bind(a.number).bind(foldNumber(a.number)).bind(looseNumber(a.number));
    s.bind(a.name).bind(foldText(a.name)).bind(int(a.status));
    s.bind(a.segment).bind(a.owner).bind(a.representative).bind(a.language);
    s.bind(a.currency.code()).bind(a.termsDays).bind(a.discountDays).bind(a.discountBasisPoints);
    if (a.creditLimit)
        s.bind(a.creditLimit->minorUnits()).bind(a.creditLimit->currency().code());
    else
        s.bindNull().bind(QString());
    const Hold hold = a.hold.value_or(Hold{});
    s.bind(a.hold.has_value()).bind(hold.reason).bind(hold.since).bind(hold.revisit).bind(hold.by);
    s.bind(a.taxId).bind(a.email).bind(a.phone).bind(a.street).bind(a.postcode).bind(a.city);
    s.bind(a.country).bind(a.rating).bind(a.ratingReason);
    s.bind(a.rating.isEmpty() ? QDate() : m_made.date());
    s.bind(newest == nullptr ? NoteId() : newest->id).bind(lastContact).bind(m_made);
    s.bind(a.statusReason).bind(a.statusSince).bind(a.statusRevisit);
    s.run();
}

void DemoRepository::addContact(const Contact &c)
{
    Statement &s = m_sql->contact;
    s.bind(c.id).bind(uid(ContactUid, c.id.number())).bind(c.account);
    s.bind(c.name).bind(foldText(c.name)).bind(c.role).bind(c.email).bind(c.phone).bind(c.mobile);
    s.bind(c.language).bind(c.preferredChannel).bind(c.doNotContact).bind(c.doNotContactReason);
    s.bind(c.hasLeft).bind(c.isMain).bind(m_made);
    s.run();
}

void DemoRepository::addInvoice(const DemoInvoice &row)
{
    const Invoice &i = row.invoice;
    Statement &s = m_sql->invoice;
    s.bind(i.id).bind(i.account).bind(int(i.kind)).bind(i.number).bind(foldNumber(i.number));
    s.bind(i.issued).bind(i.due).bind(i.amount.currency().code());
    s.bind(i.amount.minorUnits()).bind(i.open.minorUnits()).bind(i.settled);
    s.bind(row.disputedMinor).bind(i.orderNumber).bind(i.text).bind(m_made);
    s.run();
}

void DemoRepository::addPayment(const Payment &p)
{
    Statement &s = m_sql->payment;
    s.bind(p.id).bind(uid(PaymentUid, p.id.number())).bind(p.account).bind(p.day);
    s.bind(p.amount.currency().code()).bind(p.amount.minorUnits());
    s.bind(p.unallocated.minorUnits()).bind(p.method).bind(p.reference);
    s.bind(foldNumber(p.reference)).bind(m_made);
    s.run();
}

void DemoRepository::addAllocation(const Allocation &a)
{
    Statement &s = m_sql->allocation;
    s.bind(a.id).bind(a.invoice).bind(int(a.kind)).bind(a.payment).bind(a.credit).bind(a.day);
    s.bind(a.amount.minorUnits()).bind(m_made);
    s.run();
}

void DemoRepository::addNote(const Note &n)
{
    Statement &s = m_sql->note;
    s.bind(n.id).bind(uid(NoteUid, n.id.number())).bind(n.account).bind(int(n.kind));
    s.bind(int(n.direction)).bind(n.author).bind(n.contact).bind(n.spokenAt).bind(n.outcome);
    s.bind(n.text).bind(n.responseDue).bind(n.createdAt);
    s.run();
    for (const InvoiceId invoice : n.invoices) {
        m_sql->noteInvoice.bind(n.id).bind(invoice);
        m_sql->noteInvoice.run();
    }
}

void DemoRepository::addFollowUp(const FollowUp &f)
{
    Statement &s = m_sql->followUp;
    s.bind(f.id).bind(uid(FollowUpUid, f.id.number())).bind(f.account).bind(f.assignee);
    s.bind(f.note).bind(f.due).bind(f.time).bind(f.reason).bind(f.priority).bind(int(f.state));
    s.bind(f.result).bind(f.doneAt).bind(f.doneAt.isValid() ? f.assignee : UserId());
    s.bind(f.firedAt).bind(m_made).bind(int(f.kind));
    s.run();
}

void DemoRepository::setStatusTask(AccountId account, FollowUpId followUp)
{
    Statement update(m_db, kStatusTask);
    update.bind(account).bind(followUp).run();
}

void DemoRepository::addPromise(const DemoPromise &p, AccountId account)
{
    Statement insert(m_db, kPromise);
    insert.bind(p.id).bind(uid(PromiseUid, p.id)).bind(account).bind(p.contact).bind(p.note);
    insert.bind(p.made).bind(p.due).bind(p.amount.currency().code()).bind(p.amount.minorUnits());
    insert.bind(p.receivedMinor).bind(qint64(p.state)).bind(p.stateDay).bind(p.saidBy);
    insert.bind(p.evidence).bind(p.plan);
    (p.replacedBy != 0 ? insert.bind(p.replacedBy) : insert.bindNull());
    insert.bind(p.cancelReason).bind(p.at);
    insert.run();
    Statement part(m_db, kPromiseInvoice);
    for (const auto &[invoice, minor] : p.invoices)
        part.bind(p.id).bind(invoice).bind(minor).run();
}

void DemoRepository::addDispute(const DemoDispute &d, AccountId account)
{
    Statement insert(m_db, kDispute);
    insert.bind(d.id).bind(uid(DisputeUid, d.id)).bind(account).bind(d.reason).bind(d.text);
    insert.bind(d.owner).bind(d.note).bind(d.opened).bind(d.deadline);
    insert.bind(d.closed.isValid() ? 2 : 1).bind(d.resolution).bind(d.closed).bind(d.at);
    insert.bind(int(d.stage)).bind(int(d.outcome)).bind(d.followUp);
    insert.run();
    Statement part(m_db, kDisputeInvoice);
    part.bind(d.id).bind(d.invoice).bind(d.amountMinor).run();
}

void DemoRepository::addEscalation(const DemoEscalation &row, AccountId account)
{
    const NewEscalation &e = row.escalation;
    Statement insert(m_db, kEscalation);
    insert.bind(uid(EscalationUid, account.number())).bind(account).bind(e.to);
    insert.bind(int(e.level)).bind(e.reason).bind(e.revisit).bind(row.followUp);
    insert.bind(row.day.startOfDay(Qt::UTC)).bind(row.by);
    insert.run();
}

void DemoRepository::addDocument(const DemoDocument &row, AccountId account)
{
    const Document &d = row.document;
    const QByteArray hash = QCryptographicHash::hash(row.content, QCryptographicHash::Sha256);
    qint64 content = 0;
    {
        Statement find(m_db, kFindContent);
        find.bind(hash);
        if (find.next())
            content = find.integer(0);
    }
    if (content == 0) {
        Statement insert(m_db, kContent);
        insert.bind(hash).bind(qint64(row.content.size())).run();
        content = m_db.lastInsertId();
        Statement chunk(m_db, kChunk);
        for (qsizetype at = 0; at < row.content.size(); at += kChunkBytes)
            chunk.bind(content)
                .bind(qint64(at / kChunkBytes))
                .bind(row.content.mid(at, kChunkBytes))
                .run();
    }
    Statement insert(m_db, kDocument);
    insert.bind(d.id).bind(uid(DocumentUid, d.id.number())).bind(content).bind(d.name);
    insert.bind(d.mediaType).bind(d.kind).bind(int(d.source)).bind(d.isProof).bind(d.received);
    insert.bind(row.text).bind(d.addedAt).bind(d.addedBy);
    insert.run();
    Statement link(m_db, kDocumentLink);
    link.bind(d.id).bind(account).bind(row.link.note).bind(row.link.invoice);
    link.bind(row.link.promise).bind(row.link.dispute).bind(row.link.payment).bind(d.addedAt);
    link.run();
}

void DemoRepository::analyze()
{
    m_db.execute("ANALYZE");
}

Result<std::unique_ptr<Database>> DemoRepository::openForBuilding(const QString &path, int cacheKiB)
{
    try {
        auto db = Database::open(path, Database::Access::ReadWrite);
        db->execute(
            "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;"
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY;");
        db->execute(QStringLiteral("PRAGMA cache_size = -%1").arg(cacheKiB).toLatin1().constData());
        return db;
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

Result<void> DemoRepository::finishBuilding(Database &db)
{
    try {
        db.execute("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE;");
        return {};
    } catch (const SqlFailure &failure) {
        return failure.error();
    }
}

} // namespace duebook
