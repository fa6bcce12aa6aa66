// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/book/bookservice.h"
#include "core/store/book/bookfile.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QFile>
#include <QTemporaryDir>

namespace duebook::test {

using Ms = ShareGate::Ms;

inline DriveFacts networkDrive()
{
    DriveFacts facts;
    facts.kind = DriveKind::Network;
    facts.fileSystem = "nfs4";
    return facts;
}

inline ShareGate::Options quick()
{
    ShareGate::Options options;
    options.heartbeat = Ms(60);
    options.settle = Ms(5000);
    options.watch.gone = Ms(400);
    options.watch.vanished = Ms(300);
    options.watch.recover = Ms(900);
    options.lease.takeOver = Ms(2000);
    options.lease.sureFor = Ms(100);
    return options;
}

inline BookOpening shared()
{
    BookOpening opening;
    opening.drive = DriveKind::Network;
    opening.share = quick();
    return opening;
}

/// A book and the sessions that a network drive's clients have on it.
struct SharedBook {
    SharedBook() : path(folder.filePath(QStringLiteral("a.duebook")))
    {
        NewBook book;
        book.currency = Currency::fromCode(QStringLiteral("EUR")).value();
        book.administrator.login = QStringLiteral("anna");
        must(BookService::create(path, book, clock));
    }
    std::unique_ptr<Session> client(const QString &name)
    {
        OpenedBook opened =
            must(BookService::open(path, shared(), clock, QStringLiteral("anna"), name));
        notice = opened.notice;
        return std::move(opened.session);
    }
    FakeClock clock;
    QTemporaryDir folder;
    QString path;
    QString notice;
};

/// A stranger whose heartbeat goes on though it holds no lock: what a lying drive looks like.
inline void beatWithoutLock(const QString &bookPath, int beat)
{
    QFile file(SideFolder(bookPath).filePath(QStringLiteral("stranger-1.present")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::number(beat).rightJustified(20, '0') + "\n1\nstranger\n");
}

} // namespace duebook::test
