// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentservice.h"
#include "tests/core/services/waiting/waitingnotesbench.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("With a key, what waits can be read with that key only", "[waiting][seal]")
{
    WaitingNotesBench bench;
    const QString before = bench.keep(QStringLiteral("written before there was a key"));
    bench.waitingNotes.setKey(SealKey::made());
    WaitingNote waiting = bench.waiting(QStringLiteral("the secret text"));
    NewDocument pasted;
    pasted.name = QStringLiteral("pasted.txt");
    pasted.content = QByteArray(200000, 'p') + "the secret file";
    waiting.note.documents = {pasted};
    const QString entry = must(bench.waitingNotes.add(waiting));

    QDirIterator files(bench.folder, QDir::Files, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK_FALSE(file.readAll().contains("secret"));
        ++seen;
    }
    CHECK(seen == 3);
    CHECK(must(bench.waitingNotes.read(entry)).note.text == QStringLiteral("the secret text"));

    // Without the key nothing is lost and nothing is told as broken: it waits.
    const WaitingNotes locked(bench.folder);
    CHECK(locked.read(entry).error().code == ErrorCode::Busy);
    CHECK(locked.read(before).ok());
    const ReplayReport report =
        WaitingNotesReplay(bench.session, locked).replay(locked.entries(), 10);
    CHECK(report.saved == 1);
    CHECK(report.refused == 0);
    CHECK(report.stopped.has_value());
    CHECK(report.left == QStringList{entry});
    CHECK(WaitingNotes(bench.folder, SealKey::made()).read(entry).error().code ==
          ErrorCode::Invalid);

    CHECK(bench.replay().saved == 1);
    const std::vector<Document> documents = bench.notes().front().documents;
    REQUIRE(documents.size() == 1);
    CHECK(must(DocumentService(bench.session).beginning(documents[0].id, 1 << 20))
              .endsWith("secret file"));
    CHECK(QDir(bench.folder).isEmpty());
}

TEST_CASE("A sealed note that becomes a draft gives readable documents", "[waiting][seal]")
{
    WaitingNotesBench bench;
    bench.waitingNotes.setKey(SealKey::made());
    WaitingNote waiting = bench.waiting(QStringLiteral("with a file"));
    NewDocument pasted;
    pasted.name = QStringLiteral("pasted.txt");
    pasted.content = "as it was";
    waiting.note.documents = {pasted};
    const QString entry = must(bench.waitingNotes.add(waiting));
    const WaitingNote kept = must(bench.waitingNotes.read(entry));
    must(bench.waitingNotes.putAside(entry));
    must(bench.waitingNotes.openForDraft(kept));
    QFile file(bench.waitingNotes.draftFolder(entry) + QLatin1Char('/') +
               QFileInfo(kept.note.documents[0].path).fileName());
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "as it was");
    must(bench.waitingNotes.bringBack(entry));
    CHECK(bench.replay().saved == 1);
}
