// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "ui/talks/notedraft.h"

using namespace duebook;
using namespace duebook::ui;

TEST_CASE("A draft comes back from its file as it was", "[composer][drafts]")
{
    NoteDraft draft;
    draft.uid = QStringLiteral("u");
    draft.kind = NoteKind::Visit;
    draft.direction = Direction::Incoming;
    draft.contact = ContactId(7);
    draft.when = QStringLiteral("yesterday 15:40");
    draft.outcome = QStringLiteral("Reached");
    draft.text = QStringLiteral("שלום, naïve");
    draft.corrects = NoteId(3);
    draft.invoices = {InvoiceId(1), InvoiceId(qint64(1) << 52)};
    NewDocument pasted;
    pasted.name = QStringLiteral("a.png");
    pasted.content = QByteArray("\x89PNG\0x", 6);
    pasted.isProof = true;
    draft.documents = {pasted};
    draft.next = QStringLiteral("fri");
    draft.assignee = UserId(2);

    const NoteDraft back = NoteDraft::fromJson(draft.toJson());
    CHECK(back.uid == draft.uid);
    CHECK(back.kind == draft.kind);
    CHECK(back.direction == draft.direction);
    CHECK(back.contact == draft.contact);
    CHECK(back.when == draft.when);
    CHECK(back.outcome == draft.outcome);
    CHECK(back.text == draft.text);
    CHECK(back.corrects == draft.corrects);
    CHECK(back.invoices == draft.invoices);
    REQUIRE(back.documents.size() == 1);
    CHECK(back.documents.front().content == pasted.content);
    CHECK(back.documents.front().isProof);
    CHECK(back.next == draft.next);
    CHECK(back.assignee == draft.assignee);
}

TEST_CASE("Choices alone are no draft", "[composer][drafts]")
{
    NoteDraft draft;
    draft.kind = NoteKind::Email;
    draft.outcome = QStringLiteral("Reached");
    CHECK(draft.isEmpty());
    draft.text = QStringLiteral("x");
    CHECK_FALSE(draft.isEmpty());
}
