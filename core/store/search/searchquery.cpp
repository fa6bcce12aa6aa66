// SPDX-License-Identifier: Apache-2.0
#include "core/store/search/searchquery.h"

#include "core/base/textfold.h"
#include "core/db/statement.h"
#include "core/domain/currency.h"
#include "core/rules/search/numberparts.h"
#include "core/rules/search/wordforms.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/index/numberparts.h"
#include "core/store/search/searchids.h"
#include "core/store/search/textsearch.h"

#include <algorithm>

namespace duebook {

namespace {

// Invoices of one amount that are looked at for the right currency.
constexpr int kSameAmount = 1000;
constexpr int kMostAccounts = 20;

constexpr auto kAccountsByNumber = R"(
    SELECT id FROM account WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kAccountsByLooseNumber = R"(
    SELECT id FROM account INDEXED BY ix_account_loose
     WHERE number_loose >= $1 AND number_loose < $2 ORDER BY number_loose LIMIT $3)";
constexpr auto kAccountsByName = R"(
    SELECT id FROM account INDEXED BY ix_account_name
     WHERE name_key >= $1 AND name_key < $2 ORDER BY name_key LIMIT $3)";
constexpr auto kAccountsByWords = R"(
    SELECT rowid FROM search_account WHERE search_account MATCH $1 ORDER BY rowid DESC LIMIT $2)";
constexpr auto kAccountsInside = R"(
    SELECT id FROM account INDEXED BY ix_account_name WHERE instr(name_key, $1) > 0 LIMIT $2)";
constexpr auto kAccountText =
    "SELECT number || ' ' || name || ' ' || city FROM account WHERE id = $1";

constexpr auto kInvoicesByNumber = R"(
    SELECT id FROM invoice INDEXED BY ux_invoice_number
     WHERE number_key >= $1 AND number_key < $2 ORDER BY number_key LIMIT $3)";
constexpr auto kInvoicesByPart = DUEBOOK_INVOICES_BY_PART("$1", "$2") " LIMIT $3";
// Of one rest of a number, so many are compared in whole.
constexpr auto kInvoicesByWhole =
    DUEBOOK_INVOICES_BY_WHOLE("$1", "$2", "$4", "$5", "2000") " LIMIT $3";
constexpr auto kInvoicesByAmount = R"(
    SELECT id, currency FROM invoice INDEXED BY ix_invoice_amount
     WHERE amount = $1 ORDER BY id DESC LIMIT $2)";
constexpr auto kInvoicesOfAccount = R"(
    SELECT id FROM invoice WHERE account_id = $1 ORDER BY issue_day DESC LIMIT $2)";
constexpr auto kInvoicesOpen = R"(
    SELECT id FROM invoice INDEXED BY ix_invoice_open_due
     WHERE open_amount <> 0 ORDER BY due_day, id LIMIT $1)";
constexpr auto kInvoicesNewest = "SELECT id FROM invoice ORDER BY id DESC LIMIT $1";
constexpr auto kInvoicePasses = R"(
    SELECT account_id FROM invoice
     WHERE id = $1 AND ($2 IS NULL OR issue_day >= $2) AND ($3 IS NULL OR issue_day < $3)
       AND ($4 = 0 OR ($4 = 1 AND open_amount <> 0)
            OR ($4 = 2 AND open_amount > 0 AND due_day < $5) OR ($4 = 3 AND disputed_amount <> 0)))";
void addByPrefix(Database &db, const char *sql, const QString &prefix, SearchIds &ids)
{
    if (prefix.isEmpty() || ids.full())
        return;
    Statement select(db, sql);
    select.bind(prefix).bind(endOfPrefix(prefix)).bind(ids.missing());
    ids.addAll(select);
}

void addByWords(Database &db, const char *sql, const QString &words, SearchIds &ids)
{
    if (words.isEmpty() || ids.full())
        return;
    Statement select(db, sql);
    // What is known already comes again: so many more are needed.
    select.bind(words).bind(SearchQuery::kMost + 1);
    ids.addAll(select);
}

void addByNumberPart(Database &db, const QString &typed, SearchIds &ids)
{
    const NumberPart part = numberPart(typed);
    addByPrefix(db, kInvoicesByPart, part.beginning, ids);
    if (part.rest.isEmpty() || ids.full())
        return;
    Statement select(db, kInvoicesByWhole);
    select.bind(part.rest).bind(endOfPrefix(part.rest)).bind(ids.missing());
    select.bind(part.plain).bind(endOfPrefix(part.plain));
    ids.addAll(select);
}

} // namespace

std::vector<qint64> SearchQuery::find(Database &db, SearchKind kind, const SearchScope &scope,
                                      int limit)
{
    limit = std::min(limit, kMost + 1);
    if (scope.byAccount && scope.accounts.empty())
        return {};
    if (kind == SearchKind::Account)
        return accounts(db, scope, limit);
    if (kind == SearchKind::Invoice)
        return invoices(db, scope, limit);
    return TextSearch(db, kind, scope, limit).run();
}

std::vector<AccountId> SearchQuery::accountsNamed(Database &db, const QString &text)
{
    const QString number = foldNumber(text);
    if (number.isEmpty())
        return {};
    SearchIds ids(kMostAccounts);
    {
        Statement exact(db, "SELECT id FROM account WHERE number_key = $1");
        exact.bind(number);
        if (exact.next())
            return {exact.id<AccountId>(0)};
    }
    addByPrefix(db, kAccountsByNumber, number, ids);
    addByPrefix(db, kAccountsByName, foldText(text), ids);
    const std::vector<SearchTerm> terms = searchTerms(text);
    addByWords(db, kAccountsByWords, ftsExpression(terms), ids);
    if (!ids.full())
        addByWords(db, kAccountsByWords, ftsOtherForms(terms, true), ids);
    std::vector<AccountId> accounts;
    for (const qint64 id : ids.take())
        accounts.emplace_back(id);
    return accounts;
}

std::vector<qint64> SearchQuery::accounts(Database &db, const SearchScope &scope, int limit)
{
    SearchIds ids(limit);
    if (scope.byAccount) {
        Statement text(db, kAccountText);
        for (const AccountId account : scope.accounts) {
            text.reset().at(1).bind(account);
            if (text.next() && hasTerms(text.text(0), scope.terms, true))
                ids.add(account.number());
        }
        return ids.take();
    }
    if (scope.terms.empty())
        return {};
    addByPrefix(db, kAccountsByNumber, foldNumber(scope.typed), ids);
    addByPrefix(db, kAccountsByName, foldText(scope.typed), ids);
    addByWords(db, kAccountsByWords, scope.words, ids);
    if (!numberPart(scope.typed).empty())
        addByPrefix(db, kAccountsByLooseNumber, looseNumber(scope.typed), ids);
    if (hasUnspacedScript(scope.typed) && !ids.full()) {
        Statement select(db, kAccountsInside);
        select.bind(foldText(scope.typed)).bind(limit);
        ids.addAll(select);
    }
    addByWords(db, kAccountsByWords, scope.otherNames, ids);
    return ids.take();
}

std::vector<qint64> SearchQuery::invoices(Database &db, const SearchScope &scope, int limit)
{
    const bool filtered = scope.filtered() || scope.byAccount;
    SearchIds candidates(filtered ? SearchQuery::kMostLookedAt : limit);
    if (!scope.typed.trimmed().isEmpty()) {
        addByPrefix(db, kInvoicesByNumber, foldNumber(scope.typed), candidates);
        for (const AmountGuess &amount : scope.amounts) {
            Statement select(db, kInvoicesByAmount);
            select.bind(amount.minor).bind(kSameAmount);
            while (!candidates.full() && select.next()) {
                const auto currency = Currency::fromCode(select.utf8(1));
                if (currency.value_or(Currency()).minorDigits() == amount.digits)
                    candidates.add(select.integer(0));
            }
        }
        addByNumberPart(db, scope.typed, candidates);
    } else if (scope.byAccount) {
        for (const AccountId account : scope.accounts) {
            Statement select(db, kInvoicesOfAccount);
            select.bind(account).bind(SearchQuery::kMostCompared);
            candidates.addAll(select);
        }
    } else {
        Statement select(db, scope.state != SearchState::Any ? kInvoicesOpen : kInvoicesNewest);
        select.bind(SearchQuery::kMostLookedAt);
        candidates.addAll(select);
    }
    if (!filtered)
        return candidates.take();
    SearchIds ids(limit);
    Statement passes(db, kInvoicePasses);
    for (const qint64 id : candidates.take()) {
        if (ids.full())
            break;
        passes.reset().at(1).bind(id).bind(scope.from).bind(scope.before);
        passes.bind(int(scope.state)).bind(scope.today);
        if (!passes.next())
            continue;
        const auto &meant = scope.accounts;
        if (!scope.byAccount ||
            std::find(meant.begin(), meant.end(), passes.id<AccountId>(0)) != meant.end())
            ids.add(id);
    }
    return ids.take();
}

} // namespace duebook
