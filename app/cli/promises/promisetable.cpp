// SPDX-License-Identifier: Apache-2.0
#include "app/cli/promises/promisetable.h"

#include "app/cli/run.h"
#include "core/services/promises/promiseservice.h"

#include <algorithm>

namespace duebook::cli {

namespace {

/// The rows of these promises, as the list has them.
Result<std::vector<PromiseRow>> rowsOf(Session &session, const std::vector<Promise> &promises)
{
    std::vector<PromiseRow> rows;
    if (promises.empty())
        return rows;
    PromiseFilter filter;
    filter.account = promises.front().account;
    PromiseService service(session);
    std::optional<PageKey> after = PageKey{};
    while (after) {
        const Result<PromisePage> page = service.list(filter, false, *after);
        if (!page)
            return page.error();
        for (const PromiseRow &row : page->rows) {
            const bool wanted =
                std::any_of(promises.begin(), promises.end(),
                            [&](const Promise &each) { return each.id == row.promise.id; });
            if (wanted)
                rows.push_back(row);
        }
        after = page->next;
    }
    return rows;
}

} // namespace

const Choices<PromiseState> &promiseStateWords()
{
    static const Choices<PromiseState> words{{"open", PromiseState::Open},
                                             {"kept", PromiseState::Kept},
                                             {"partly-kept", PromiseState::PartlyKept},
                                             {"broken", PromiseState::Broken},
                                             {"replaced", PromiseState::Replaced},
                                             {"cancelled", PromiseState::Cancelled}};
    return words;
}

std::vector<Column> promiseColumns(Format format)
{
    std::vector<Column> columns{right("id", Texts::tr("Id")),
                                left("account", Texts::tr("Account")),
                                left("account_name", Texts::tr("Name")),
                                left("due", Texts::tr("By")),
                                right("amount", Texts::tr("Amount")),
                                right("received", Texts::tr("Received")),
                                left("currency", Texts::tr("Currency")),
                                left("state", Texts::tr("State")),
                                left("since", Texts::tr("Since")),
                                left("invoices", Texts::tr("Invoices")),
                                left("said_by", Texts::tr("Said by")),
                                left("evidence", Texts::tr("Evidence"))};
    if (format != Format::Table) {
        for (const char *key : {"made", "kept_until", "contact", "owner", "note", "plan",
                                "replaced_by", "cancel_reason", "created_by", "created_at"})
            columns.push_back(left(key, QString()));
    }
    return columns;
}

std::vector<Cell> promiseCells(Format format, const PromiseRow &row, const QTimeZone &zone)
{
    const Promise &promise = row.promise;
    QStringList invoices;
    for (const PromisePart &part : promise.parts)
        invoices += part.invoiceNumber;
    const bool table = format == Format::Table;
    std::vector<Cell> cells{count(promise.id.number()),
                            row.accountNumber,
                            promise.accountName,
                            day(promise.due),
                            amount(promise.amount),
                            amount(promise.received),
                            currency(promise.amount.currency()),
                            wordFor(promise.state, promiseStateWords()),
                            day(promise.stateSince),
                            list(invoices),
                            table && promise.saidBy.isEmpty() ? promise.contactName
                                                              : promise.saidBy,
                            promise.evidence};
    if (!table) {
        cells.push_back(day(promise.made));
        cells.push_back(day(row.keptUntil));
        cells.push_back(promise.contactName);
        cells.push_back(row.ownerName);
        cells.push_back(recordId(promise.note.number()));
        cells.push_back(promise.plan);
        cells.push_back(recordId(promise.replacedBy.number()));
        cells.push_back(promise.cancelReason);
        cells.push_back(promise.createdByName);
        cells.push_back(moment(promise.createdAt, zone));
    }
    return cells;
}

Result<ExitCode> printPromises(Run &run, Session &session, const std::vector<Promise> &promises)
{
    const Result<std::vector<PromiseRow>> rows = rowsOf(session, promises);
    if (!rows)
        return rows.error();
    Output &out = run.out();
    out.beginTable(QStringLiteral("promises"), promiseColumns(out.format()));
    for (const PromiseRow &row : *rows)
        out.row(promiseCells(out.format(), row, session.zone()));
    out.endTable();
    return ExitCode::Done;
}

void printReliability(Output &out, const std::vector<PromiseReliability> &rows)
{
    const auto ratio = [](const std::optional<double> &value) {
        return value ? Cell(QStringLiteral("%1 %").arg(*value * 100, 0, 'f', 1), *value)
                     : Cell(QStringLiteral("–"), QJsonValue());
    };
    out.beginTable(QStringLiteral("reliability"),
                   {{QStringLiteral("currency"), Texts::tr("Currency")},
                    right("kept", Texts::tr("Kept")),
                    right("partly_kept", Texts::tr("Partly")),
                    right("broken", Texts::tr("Broken")),
                    right("kept_amount", Texts::tr("Kept amount")),
                    right("promised_amount", Texts::tr("Promised")),
                    right("by_number", Texts::tr("By number")),
                    right("by_amount", Texts::tr("By amount"))},
                   Texts::tr("Reliability"));
    for (const PromiseReliability &row : rows)
        out.row({currency(row.currency), count(row.kept), count(row.partly), count(row.broken),
                 amount(row.keptAmount), amount(row.promisedAmount), ratio(row.byNumber),
                 ratio(row.byAmount)});
    out.endTable();
}

} // namespace duebook::cli
