// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/base/textfold.h"
#include "core/services/talks/remarkservice.h"

namespace duebook::cli {

namespace {

void printRemarks(Output &out, const std::vector<Remark> &remarks)
{
    out.beginTable(QStringLiteral("remarks"),
                   {{QStringLiteral("id"), Texts::tr("Id"), Column::Align::Right},
                    {QStringLiteral("name"), Texts::tr("Name")},
                    {QStringLiteral("language"), Texts::tr("Language")},
                    {QStringLiteral("text"), Texts::tr("Text")}},
                   {}, Texts::tr("No remark."));
    for (const Remark &remark : remarks)
        out.row({count(remark.id.number()), remark.name, remark.language, remark.text});
    out.endTable();
}

Result<ExitCode> runRemarks(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Read);
    if (!session)
        return session.error();
    const Result<std::vector<Remark>> remarks = RemarkService(**session).remarks();
    if (!remarks)
        return remarks.error();
    printRemarks(run.out(), *remarks);
    return ExitCode::Done;
}

Result<ExitCode> runRemarkAdd(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    Remark remark;
    remark.name = run.given().argument(0);
    remark.text = run.given().value("text");
    remark.language = run.given().value("language");
    const Result<RemarkId> id = RemarkService(**session).add(remark);
    if (!id)
        return id.error();
    remark.id = *id;
    printRemarks(run.out(), {remark});
    return ExitCode::Done;
}

/// By its id, or by its name where no other has it.
Result<Remark> remarkNamed(Session &session, const QString &typed)
{
    const Result<std::vector<Remark>> remarks = RemarkService(session).remarks();
    if (!remarks)
        return remarks.error();
    std::vector<Remark> found;
    for (const Remark &remark : *remarks) {
        if (QString::number(remark.id.number()) == typed)
            return remark;
        if (foldText(remark.name) == foldText(typed))
            found.push_back(remark);
    }
    if (found.size() == 1)
        return found.front();
    return Error{ErrorCode::NotFound,
                 found.empty()
                     ? Texts::tr("there is no remark “%1”: “remarks” lists them").arg(typed)
                     : Texts::tr("there are several remarks “%1”: give the id that "
                                 "“remarks” shows")
                           .arg(typed),
                 QStringLiteral("REMARK"),
                 {}};
}

Result<ExitCode> runRemarkRemove(Run &run)
{
    const Result<Session *> session = run.book(Run::Access::Change);
    if (!session)
        return session.error();
    const Result<Remark> remark = remarkNamed(**session, run.given().argument(0));
    if (!remark)
        return remark.error();
    const Result<void> removed = RemarkService(**session).remove(remark->id, remark->rowVersion);
    if (!removed)
        return removed.error();
    printRemarks(run.out(), {*remark});
    return ExitCode::Done;
}

} // namespace

std::vector<Verb> remarkVerbs()
{
    return {
        {"remarks",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the remarks that the composer inserts"),
         "",
         {},
         {},
         {"--book ledger.duebook remarks"},
         &runRemarks},
        {"remark add",
         QT_TRANSLATE_NOOP("duebook::Cli", "Keeps a remark ready for the composer"),
         "",
         {{"NAME", QT_TRANSLATE_NOOP("duebook::Cli", "what it is found by")}},
         {{"text", "TEXT", QT_TRANSLATE_NOOP("duebook::Cli", "what is inserted"), false, true},
          {"language", "CODE",
           QT_TRANSLATE_NOOP("duebook::Cli", "the language it is in, such as de (default: any)")}},
         {"--book ledger.duebook remark add \"Left a message\" --text \"Left a message, asked for "
          "a call back.\""},
         &runRemarkAdd},
        {"remark remove",
         QT_TRANSLATE_NOOP("duebook::Cli", "Removes a remark"),
         "",
         {{"REMARK",
           QT_TRANSLATE_NOOP("duebook::Cli", "its name, or the id that “remarks” shows")}},
         {},
         {"--book ledger.duebook remark remove \"Left a message\""},
         &runRemarkRemove},
    };
}

} // namespace duebook::cli
