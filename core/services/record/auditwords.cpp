// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/auditwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::AuditWords)
};

struct ActionName {
    const char *action;
    const char *name;
};

constexpr ActionName kActions[] = {
    {"account added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Account added")},
    {"account changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Account changed")},
    {"accounts changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Accounts changed")},
    {"amount written off", QT_TRANSLATE_NOOP("duebook::AuditWords", "Amount written off")},
    {"book restored", QT_TRANSLATE_NOOP("duebook::AuditWords", "Book restored from a backup")},
    {"changes from outside accepted",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Changes from outside Duebook accepted")},
    {"contact added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Contact added")},
    {"contact changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Contact changed")},
    {"contact merged", QT_TRANSLATE_NOOP("duebook::AuditWords", "Contact merged with another")},
    {"contact separated", QT_TRANSLATE_NOOP("duebook::AuditWords", "Contact separated again")},
    {"contacts are two persons",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Contacts are two persons")},
    {"contacts may be one person",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Contacts may be one person")},
    {"cover added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Cover arranged")},
    {"cover ended", QT_TRANSLATE_NOOP("duebook::AuditWords", "Cover ended")},
    {"cover resumed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Cover goes on")},
    {"credit note used", QT_TRANSLATE_NOOP("duebook::AuditWords", "Credit note used")},
    {"demo book made", QT_TRANSLATE_NOOP("duebook::AuditWords", "Demo book made")},
    {"derived values repaired", QT_TRANSLATE_NOOP("duebook::AuditWords", "Book repaired")},
    {"discount given", QT_TRANSLATE_NOOP("duebook::AuditWords", "Discount given")},
    {"dispute change undone",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Change of a dispute taken back")},
    {"dispute changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute changed")},
    {"dispute escalated", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute taken up")},
    {"dispute opened", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute opened")},
    {"dispute reassigned", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute given to another")},
    {"dispute reopened", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute opened again")},
    {"dispute settled", QT_TRANSLATE_NOOP("duebook::AuditWords", "Dispute settled")},
    {"document added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document added")},
    {"document brought back", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document brought back")},
    {"document changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document changed")},
    {"document linked", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document linked")},
    {"document removed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document removed")},
    {"document unlinked", QT_TRANSLATE_NOOP("duebook::AuditWords", "Document taken away")},
    {"escalated", QT_TRANSLATE_NOOP("duebook::AuditWords", "Taken up")},
    {"escalation change undone",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Change of an escalation taken back")},
    {"escalation changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Escalation changed")},
    {"escalation closed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Escalation closed")},
    {"escalation reopened", QT_TRANSLATE_NOOP("duebook::AuditWords", "Escalation opened again")},
    {"follow-up added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up planned")},
    {"follow-up cancelled", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up cancelled")},
    {"follow-up change undone",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Change of a follow-up taken back")},
    {"follow-up changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up changed")},
    {"follow-up done", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up done")},
    {"follow-up reassigned",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up given to another")},
    {"follow-up reopened", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up opened again")},
    {"follow-up snoozed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Follow-up put off")},
    {"follow-up taken back", QT_TRANSLATE_NOOP("duebook::AuditWords", "New follow-up taken back")},
    {"hold lifted", QT_TRANSLATE_NOOP("duebook::AuditWords", "Hold lifted")},
    {"hold set", QT_TRANSLATE_NOOP("duebook::AuditWords", "Put on hold")},
    {"import", QT_TRANSLATE_NOOP("duebook::AuditWords", "Imported")},
    {"invoice added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Invoice added")},
    {"invoice changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Invoice changed")},
    {"note added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Note added")},
    {"note corrected", QT_TRANSLATE_NOOP("duebook::AuditWords", "Note corrected")},
    {"owner changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Given to another collector")},
    {"password removed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Password removed")},
    {"password set", QT_TRANSLATE_NOOP("duebook::AuditWords", "Password set")},
    {"payment added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Payment added")},
    {"person added", QT_TRANSLATE_NOOP("duebook::AuditWords", "One of our people added")},
    {"person changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "One of our people changed")},
    {"person removed", QT_TRANSLATE_NOOP("duebook::AuditWords", "One of our people removed")},
    {"promise broken", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise broken")},
    {"promise cancelled", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise cancelled")},
    {"promise change undone",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Change of a promise taken back")},
    {"promise kept", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise kept")},
    {"promise made", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise recorded")},
    {"promise open again", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise open again")},
    {"promise partly kept", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise partly kept")},
    {"promise replaced", QT_TRANSLATE_NOOP("duebook::AuditWords", "Promise replaced")},
    {"put into the pool", QT_TRANSLATE_NOOP("duebook::AuditWords", "Put into the pool")},
    {"rating changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Payment rating changed")},
    {"ratings worked out", QT_TRANSLATE_NOOP("duebook::AuditWords", "Payment ratings worked out")},
    {"remark added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Remark added")},
    {"remark changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Remark changed")},
    {"remark removed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Remark removed")},
    {"representative changed",
     QT_TRANSLATE_NOOP("duebook::AuditWords", "Account representative changed")},
    {"settings changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Settings changed")},
    {"status changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Status changed")},
    {"taken out of the pool", QT_TRANSLATE_NOOP("duebook::AuditWords", "Taken out of the pool")},
    {"undo import", QT_TRANSLATE_NOOP("duebook::AuditWords", "Import taken back")},
    {"user added", QT_TRANSLATE_NOOP("duebook::AuditWords", "Person added")},
    {"user changed", QT_TRANSLATE_NOOP("duebook::AuditWords", "Person changed")},
};

} // namespace

QString auditActionName(const QString &action)
{
    const auto known =
        std::find_if(std::begin(kActions), std::end(kActions), [&action](const ActionName &each) {
            return action == QLatin1String(each.action);
        });
    return known == std::end(kActions) ? QString() : Texts::tr(known->name);
}

} // namespace duebook
