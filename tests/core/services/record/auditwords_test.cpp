// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/auditwords.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace duebook;

namespace {

/// Every action that stands in a call of `audit` in the sources, as far as it stands there itself.
QSet<QString> writtenActions()
{
    static const QRegularExpression call(
        QStringLiteral("audit\\(\\s*Entity::\\w+,\\s*[^,;]+,\\s*[^,;]+,\\s*QStringLiteral\\(\"([a-"
                       "z][a-z -]+)\"\\)"));
    QSet<QString> actions;
    for (const QString &folder : {QStringLiteral("store"), QStringLiteral("services")}) {
        QDirIterator sources(test::sourceDir() + QStringLiteral("/core/") + folder,
                             {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            REQUIRE(file.open(QIODevice::ReadOnly));
            auto matches = call.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                actions.insert(matches.next().captured(1));
        }
    }
    return actions;
}

} // namespace

TEST_CASE("Every action of the audit has a name that can be translated", "[activity][auditwords]")
{
    const QSet<QString> actions = writtenActions();
    CHECK(actions.size() > 30);
    for (const QString &action : actions) {
        INFO(action.toStdString());
        CHECK_FALSE(auditActionName(action).isEmpty());
    }
    CHECK(auditActionName(QStringLiteral("follow-up snoozed")) ==
          QStringLiteral("Follow-up put off"));
    CHECK(auditActionName(QStringLiteral("made by a later version")).isEmpty());
}
