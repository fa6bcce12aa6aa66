// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "ui/accounts/contactmodel.h"
#include "ui/documents/documentmodel.h"
#include "ui/ledger/talkinvoicemodel.h"
#include "ui/timeline/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

using namespace duebook;
using namespace duebook::ui;

namespace {

const Wording kWording{QLocale(QLocale::English, QLocale::UnitedKingdom), QDate(2026, 3, 2),
                       QTimeZone::utc()};

TimelineEntry entryOf(qint64 id, const QString &text)
{
    Note note;
    note.id = NoteId(id);
    note.text = text;
    note.authorName = QStringLiteral("Anna Berg");
    note.spokenAt = QDateTime(QDate(2026, 2, 1), QTime(9, 12), Qt::UTC).addDays(id);
    TimelineEntry entry;
    entry.key = {note.spokenAt.toMSecsSinceEpoch(), TimelineKind::Note, id};
    entry.at = note.spokenAt;
    entry.whoName = note.authorName;
    entry.what = note;
    return entry;
}

InvoiceRow invoiceRow(qint64 id)
{
    InvoiceRow row;
    row.invoice.id = InvoiceId(id);
    row.invoice.number = QString::number(30000 + id);
    row.daysOverdue = id;
    return row;
}

} // namespace

TEST_CASE("New entries of a timeline come on top; selection and unfolding stay", "[model]")
{
    const Theme theme;
    TimelineModel model(theme);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setWording(kWording);
    model.setRows({entryOf(2, QStringLiteral("second")), entryOf(1, QStringLiteral("first"))});
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::SelectCurrent);
    model.setUnfolded(1, true);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setRows({entryOf(3, QStringLiteral("third")), entryOf(2, QStringLiteral("second")),
                   entryOf(1, QStringLiteral("first, again"))});
    CHECK(reset.isEmpty());
    CHECK(selection.currentIndex().row() == 2);
    CHECK(model.index(2, 0).data(TimelineModel::UnfoldedRole).toBool());
    CHECK_FALSE(model.index(1, 0).data(TimelineModel::UnfoldedRole).toBool());
    model.append({entryOf(0, QStringLiteral("earliest"))});
    CHECK(model.rowCount() == 4);
    model.setRows({});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("An entry is told to a screen reader in one sentence", "[model]")
{
    TimelineEntry entry = entryOf(1, QStringLiteral("Pays on Friday"));
    auto &note = std::get<Note>(entry.what);
    note.contactName = QStringLiteral("Ingrid Dahl");
    note.outcome = QStringLiteral("Will pay");
    Document document;
    document.name = QStringLiteral("order.pdf");
    document.size = 2000;
    document.isProof = true;
    note.documents = {document};
    CHECK(timelineText(entry, kWording).spoken() ==
          QStringLiteral("Call, Mon 2 Feb 09:12 · Anna Berg → Ingrid Dahl, Pays on Friday, "
                         "order.pdf · 2 kB, proof, Will pay"));
    note.direction = Direction::Incoming;
    CHECK(timelineText(entry, kWording).about.endsWith(QStringLiteral("Ingrid Dahl → Anna Berg")));
}

TEST_CASE("Earlier versions of a corrected note can be read", "[model]")
{
    const Theme theme;
    TimelineModel model(theme);
    model.setWording(kWording);
    model.setRows({entryOf(5, QStringLiteral("Pays 4,000"))});
    Note before = *entryOf(4, QStringLiteral("Pays 400")).as<Note>();
    before.createdAt = before.spokenAt;
    model.setEarlier(NoteId(5), {*model.row(0).as<Note>(), before});
    const QStringList earlier = model.index(0, 0).data(TimelineModel::EarlierRole).toStringList();
    REQUIRE(earlier.size() == 1);
    CHECK(earlier.front().contains(QStringLiteral("Pays 400")));
}

TEST_CASE("Ticked invoices stay ticked when the list is refreshed", "[model]")
{
    TalkInvoiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setWording(kWording);
    model.setRows({invoiceRow(1), invoiceRow(2)});
    QSignalSpy ticked(&model, &TalkInvoiceModel::tickedChanged);
    CHECK(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    CHECK(ticked.size() == 1);
    model.setRows({invoiceRow(3), invoiceRow(2)});
    CHECK(model.index(1, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked);
    CHECK(model.index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
    CHECK_FALSE(model.setData(model.index(0, 1), QStringLiteral("x"), Qt::EditRole));
}

TEST_CASE("Contacts and documents are found again by their number", "[model]")
{
    ContactModel contacts;
    const QAbstractItemModelTester contactTester(
        &contacts, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Contact ingrid;
    ingrid.id = ContactId(1);
    ingrid.name = QStringLiteral("Ingrid Dahl");
    ingrid.isMain = true;
    Contact per;
    per.id = ContactId(2);
    per.name = QStringLiteral("Per");
    contacts.setRows({ingrid, per});
    const QPersistentModelIndex kept(contacts.index(0, 0));
    ingrid.hasLeft = true;
    contacts.setRows({per, ingrid});
    CHECK(kept.row() == 1);
    CHECK(contacts.index(1, ContactModel::State).data().toString() == QStringLiteral("has left"));

    const Theme theme;
    DocumentModel documents(theme, DocumentModel::Scope::Account);
    const QAbstractItemModelTester documentTester(
        &documents, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ListedDocument paper;
    paper.document.id = DocumentId(1);
    paper.document.name = QStringLiteral("a.pdf");
    ListedDocument order = paper;
    order.document.id = DocumentId(2);
    order.document.isProof = true;
    documents.setRows({paper, order});
    CHECK(documents.index(0, 0).data().toString() == QStringLiteral("a.pdf"));
    const auto proofs = [&](int row) {
        int found = 0;
        for (int column = 0; column < documents.columnCount(); ++column)
            found += documents.index(row, column).data() == QStringLiteral("proof") ? 1 : 0;
        return found;
    };
    CHECK(proofs(0) == 0);
    CHECK(proofs(1) == 1);
}
