// SPDX-License-Identifier: Apache-2.0
// ImportService::undo.
#include "core/services/importing/importservice.h"

#include "core/rules/team/permissions.h"
#include "core/services/disputes/disputeupkeep.h"
#include "core/services/upkeep/ledgerupkeep.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/importing/importrepository.h"
#include "core/store/importing/importundo.h"

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

QString sentence(const ImportUndo::Finding &finding)
{
    using Obstacle = ImportUndo::Obstacle;
    switch (finding.obstacle) {
    case Obstacle::LaterImport:
        return Texts::tr("A later import of \"%1\" changed the same records; take that one back "
                         "first.")
            .arg(finding.name);
    case Obstacle::InvoiceChanged:
        return Texts::tr("Invoice %1 was changed after the import, so it cannot be taken back.")
            .arg(finding.name);
    case Obstacle::InvoicePaid:
        return Texts::tr("A payment was recorded on invoice %1 after the import, so it cannot be "
                         "taken back.")
            .arg(finding.name);
    case Obstacle::InvoiceUsed:
        return Texts::tr("A note, promise, dispute, message or document speaks of invoice %1, so "
                         "the import cannot be taken back.")
            .arg(finding.name);
    case Obstacle::PaymentUsed:
        return Texts::tr("A payment of account %1 was used after the import, so it cannot be "
                         "taken back.")
            .arg(finding.name);
    case Obstacle::AccountChanged:
        return Texts::tr("Account %1 was changed after the import, so it cannot be taken back.")
            .arg(finding.name);
    case Obstacle::AccountUsed:
        return Texts::tr("Something was added to account %1 after the import, so it cannot be "
                         "taken back.")
            .arg(finding.name);
    case Obstacle::ContactUsed:
        return Texts::tr("Contact %1 was changed or used after the import, so it cannot be taken "
                         "back.")
            .arg(finding.name);
    case Obstacle::DisputeUsed:
        return Texts::tr("A dispute of account %1 was changed or used after the import, so it "
                         "cannot be taken back.")
            .arg(finding.name);
    }
    return {};
}

Error invalid(const QString &text)
{
    return {ErrorCode::Invalid, text, QStringLiteral("import"), {}};
}

} // namespace

Result<ImportRun> ImportService::undo(ImportId id)
{
    if (const auto allowed = require(Right::Import, m_session.user()); !allowed)
        return allowed.error();
    return m_session.write([&](Transaction &transaction) -> Result<ImportRun> {
        std::optional<ImportRun> run = ImportRepository::run(transaction, id);
        if (!run)
            return Error{ErrorCode::NotFound,
                         tr("The book has no import of this number; see the list of imports."),
                         QStringLiteral("import"),
                         {}};
        if (run->by != m_session.user().id) {
            if (const auto allowed = require(Right::UndoImports, m_session.user()); !allowed)
                return allowed.error();
        }
        if (run->undone)
            return invalid(tr("The import of \"%1\" was taken back already.").arg(run->fileName));
        if (const auto finding = ImportUndo::obstacle(transaction, id))
            return invalid(sentence(*finding));
        const ImportUndo::TakenBack back = ImportUndo::takeBack(transaction, id);
        // What waited for a dispute waits for it again.
        for (const DisputeId dispute : back.disputes) {
            if (const auto reopened = DisputeRepository::find(transaction, dispute))
                DisputeUpkeep::keepTask(m_session, transaction, *reopened, reopened->deadline);
        }
        LedgerUpkeep(transaction, m_session.settings(), m_session.today()).accounts(back.accounts);
        ImportRepository::markUndone(transaction, id);
        transaction.audit(Entity::Import, id.number(), {}, QStringLiteral("undo import"));
        transaction.changed(Entity::Import, ChangeKind::Updated, id.number());
        transaction.changed(Entity::Everything, ChangeKind::Updated, 0);
        run->undone = true;
        return *run;
    });
}

} // namespace duebook
