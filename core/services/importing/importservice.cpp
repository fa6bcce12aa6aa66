// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importservice.h"

#include "core/base/log.h"
#include "core/base/textfold.h"
#include "core/rules/team/permissions.h"
#include "core/services/importing/importpipeline.h"
#include "core/services/importing/importsettingsjson.h"
#include "core/services/importing/ledgerimport.h"
#include "core/services/importing/peopleimport.h"
#include "core/store/book/bulkscope.h"
#include "core/store/importing/importrepository.h"

#include <QJsonArray>
#include <QJsonObject>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

QString remarkOn(const AccountAnswer &answer)
{
    return answer.numberInBook.isEmpty()
               ? Texts::tr("The file has no account %1: the answer about it was not needed.")
                     .arg(answer.numberInFile)
               : Texts::tr("That %1 of the file is account %2 fitted nothing: the file does not "
                           "have the one, or neither file nor book the other.")
                     .arg(answer.numberInFile, answer.numberInBook);
}

/// A list of another kind says nothing about what is open.
Result<void> mayBeFullList(const ImportSettings &settings)
{
    if (!settings.fullList || settings.kind == ImportKind::OpenItems ||
        settings.kind == ImportKind::Invoices)
        return {};
    return Error{ErrorCode::Conflict,
                 Texts::tr("This file (%1) is no list of open items, so it cannot be the full list "
                           "of them: import it without saying so, or choose another file.")
                     .arg(importKindName(settings.kind)),
                 QStringLiteral("full-list"),
                 {}};
}

bool isPeople(ImportKind kind)
{
    return kind == ImportKind::Accounts || kind == ImportKind::Contacts;
}

LedgerImport::Context contextOf(const Session &session, Database &db, Transaction *transaction)
{
    return {db,
            transaction,
            session.settings().edges,
            session.today(),
            session.settings().baseCurrency,
            session.zone(),
            session.settings()};
}

Result<ImportReport> importLedger(const QString &path, const ImportPlan &plan,
                                  LedgerImport::Context context, const WorkControl &control)
{
    AccountResolver accounts(ImportLedgerReader::accounts(context.db), plan.settings.sameAccounts);
    const bool hashed = context.transaction != nullptr;
    // The file is read already while the invoices of the book are.
    ImportPipeline pipeline(plan, path, accounts, hashed);
    LedgerImport import(plan, std::move(context));
    qint64 reported = -1;
    while (auto batch = pipeline.next()) {
        if (control.cancel.cancelled())
            return importCancelled();
        import.apply(*batch);
        // A hundred steps are enough for any bar.
        if (batch->bytesRead - reported > plan.fileSize / 100) {
            reported = batch->bytesRead;
            control.report(reported, plan.fileSize);
        }
        pipeline.recycle(std::move(batch));
    }
    if (pipeline.failure())
        return *pipeline.failure();
    if (control.cancel.cancelled())
        return importCancelled();
    import.report().cutOff = pipeline.cutOff();
    if (const Result<void> finished = import.finish(pipeline.sha256(), control.cancel); !finished)
        return finished.error();
    for (const AccountAnswer &answer : accounts.unusedAnswers())
        import.report().remarks += remarkOn(answer);
    import.report().lookAlikes = accounts.lookAlikes();
    import.report().lookAlikeCount = accounts.lookAlikeCount();
    return std::move(import.report());
}

Result<ImportReport> import(const QString &path, const ImportPlan &plan,
                            LedgerImport::Context context, const WorkControl &control)
{
    if (isPeople(plan.settings.kind))
        return importPeople(path, plan, std::move(context), control);
    return importLedger(path, plan, std::move(context), control);
}

QJsonObject auditOf(const ImportReport &report, const ImportPlan &plan)
{
    const auto made = [](qint64 count) { return QJsonArray{QJsonValue(), count}; };
    return {{QStringLiteral("file"), QJsonArray{QJsonValue(), plan.fileName}},
            {QStringLiteral("kind"), QJsonArray{QJsonValue(), importKindName(plan.settings.kind)}},
            {QStringLiteral("created"), made(report.created)},
            {QStringLiteral("changed"), made(report.changed)},
            {QStringLiteral("rejected"), made(report.rejected)},
            {QStringLiteral("accounts"), made(report.accountsCreated)}};
}

} // namespace

Result<ImportInspection> ImportService::inspect(const QString &path, const ImportSettings &known,
                                                std::optional<ImportKind> kind)
{
    Result<InspectedFile> inspected = inspectImportFile(path, known, kind);
    if (!inspected)
        return inspected.error();
    return std::move(inspected->inspection);
}

Result<ImportReport> ImportService::preview(const QString &path, const ImportSettings &settings,
                                            const WorkControl &control)
{
    Result<ImportPlan> plan = planImport(path, settings);
    if (!plan)
        return plan.error();
    if (const Result<void> may = mayBeFullList(plan->settings); !may)
        return may.error();
    plan->zone = m_session.zone();
    const BulkScope bulk(m_session.database(), BulkScope::References::Checked);
    return m_session.read([&](Database &db) {
        return import(path, *plan, contextOf(m_session, db, nullptr), control);
    });
}

Result<ImportReport> ImportService::run(const QString &path, const ImportSettings &settings,
                                        const WorkControl &control)
{
    if (const auto allowed = require(Right::Import, m_session.user()); !allowed)
        return allowed.error();
    Result<ImportPlan> plan = planImport(path, settings);
    if (!plan)
        return plan.error();
    if (const Result<void> may = mayBeFullList(plan->settings); !may)
        return may.error();
    plan->zone = m_session.zone();
    const BulkScope bulk(m_session.database(), isPeople(plan->settings.kind)
                                                   ? BulkScope::References::Checked
                                                   : BulkScope::References::FromImport);
    const Result<ImportReport> report =
        m_session.write([&](Transaction &transaction) -> Result<ImportReport> {
            Result<ImportReport> done =
                import(path, *plan, contextOf(m_session, transaction.db(), &transaction), control);
            if (done && done->id.isSet()) {
                transaction.audit(Entity::Import, done->id.number(), {}, QStringLiteral("import"),
                                  auditOf(*done, *plan));
                transaction.changed(Entity::Import, ChangeKind::Created, done->id.number());
                transaction.changed(Entity::Everything, ChangeKind::Updated, 0);
            }
            return done;
        });
    if (report)
        qCInfo(logImport) << "import" << report->id.number() << "rows" << report->rowsRead
                          << "created" << report->created << "changed" << report->changed
                          << "rejected" << report->rejected;
    return report;
}

Result<std::vector<ImportRun>> ImportService::runs(int limit)
{
    return m_session.read([limit](Database &db) -> Result<std::vector<ImportRun>> {
        return ImportRepository::runs(db, limit);
    });
}

Result<std::vector<ImportProfile>> ImportService::profiles()
{
    return m_session.read([](Database &db) -> Result<std::vector<ImportProfile>> {
        std::vector<ImportProfile> profiles;
        for (const auto &stored : ImportRepository::profiles(db))
            profiles.push_back({stored.name, importSettingsFromJson(stored.settings)});
        return profiles;
    });
}

Result<ImportProfile> ImportService::profile(const QString &name)
{
    const Result<std::vector<ImportProfile>> all = profiles();
    if (!all)
        return all.error();
    for (const ImportProfile &profile : *all) {
        if (foldText(profile.name) == foldText(name))
            return profile;
    }
    return Error{ErrorCode::NotFound,
                 tr("There is no import profile \"%1\"; see the list of profiles.").arg(name),
                 QStringLiteral("profile"),
                 {}};
}

Result<void> ImportService::saveProfile(const ImportProfile &profile)
{
    if (const auto allowed = require(Right::Import, m_session.user()); !allowed)
        return allowed;
    if (profile.name.trimmed().isEmpty())
        return Error{
            ErrorCode::Invalid, tr("Give the profile a name."), QStringLiteral("profile"), {}};
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        ImportRepository::saveProfile(transaction, profile.name.trimmed(), profile.settings.kind,
                                      importSettingsToJson(profile.settings));
        return {};
    });
}

Result<void> ImportService::removeProfile(const QString &name)
{
    if (const auto allowed = require(Right::Import, m_session.user()); !allowed)
        return allowed;
    return m_session.write([&](Transaction &transaction) -> Result<void> {
        if (ImportRepository::removeProfile(transaction, name))
            return {};
        return Error{ErrorCode::NotFound,
                     tr("There is no import profile \"%1\"; see the list of profiles.").arg(name),
                     QStringLiteral("profile"),
                     {}};
    });
}

} // namespace duebook
