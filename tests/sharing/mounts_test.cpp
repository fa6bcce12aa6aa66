// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"
#include "tests/sharing/naive.h"
#include "tests/sharing/sharedbook.h"
#include "tests/sharing/testwords.h"
#include "tests/support/catch.h"
#include "tests/support/proof.h"

#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kAttempts = 5;

} // namespace

TEST_CASE("Programs that trust a drive whose locks lie lose what it acknowledged",
          "[sharing][mount]")
{
    // Without this the tests below would prove nothing about the drive.
    if (skippedForMounts())
        return;
    const QTemporaryDir server;
    const SshMount here(server.path());
    const SshMount there(server.path());
    REQUIRE(here.mounted());
    REQUIRE(there.mounted());
    std::mt19937 random(1);
    for (int attempt = 1; attempt <= kAttempts; ++attempt) {
        const QString name = QStringLiteral("naive %1.db").arg(attempt);
        makeNaiveFile(server.filePath(name));
        Fleet fleet;
        for (const char *id : {"a", "b"}) {
            for (const SshMount *mount : {&here, &there})
                fleet.push_back(std::make_unique<Writer>(
                    server.path(),
                    QString::fromLatin1(id) + QString::number(attempt) +
                        (mount == &here ? QStringLiteral("here") : QStringLiteral("there")),
                    mount->file(name), 60, QStringList{QStringLiteral("--naive")}));
        }
        // Some give up: that is what a damaged file does to them.
        runFleet(fleet, 0, 120000, random);
        const QStringList done = acknowledged(fleet);
        CHECK_FALSE(done.isEmpty());
        const QStringList problems = naiveProblems(server.filePath(name), done);
        if (!problems.isEmpty()) {
            WARN("attempt " << attempt << ": " << done.size() << " acknowledged, "
                            << problems.size()
                            << " problems, the first: " << problems.front().toStdString());
            return;
        }
    }
    WARN("skipped: this drive kept " << kAttempts << " naive files whole");
}
