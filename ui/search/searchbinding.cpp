// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchbinding.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/search/searchlines.h"

namespace duebook::ui {

namespace {

constexpr int kHitsOfAKind = 6;
constexpr size_t kMostCompletions = 8;

struct Found {
    SearchAnswer answer;
    std::vector<SearchCompletion> completions;
};

Result<Found> find(Session &session, const QString &text)
{
    SearchService service(session);
    Result<std::vector<SearchCompletion>> completions = service.completions(text);
    if (!completions)
        return completions.error();
    Result<SearchAnswer> answer = service.search(text, kHitsOfAKind);
    if (!answer)
        return answer.error();
    return Found{std::move(*answer), std::move(*completions)};
}

} // namespace

SearchBinding::SearchBinding(BookContext &book, SearchBox &box, QObject *parent)
    : QObject(parent), m_book(book), m_box(box)
{
    connect(&m_box, &SearchBox::asked, this, &SearchBinding::ask);
}

void SearchBinding::ask(int question, const QString &text)
{
    m_latest = question;
    m_book.interruptSearch();
    whenDone(this, m_book.search([text](Session &session) { return find(session, text); }),
             [this, question](const Result<Found> &found) {
                 if (question != m_latest || !found)
                     return;
                 QList<SearchHit> lines;
                 for (const SearchCompletion &each : found->completions) {
                     if (size_t(lines.size()) == kMostCompletions)
                         break;
                     lines +=
                         {tr("Narrow to"), Icon::Search, each.label, each.detail, {}, each.text};
                 }
                 const Wording wording = Wording::of(m_book);
                 for (const SearchGroup &group : found->answer.groups) {
                     for (const duebook::SearchHit &hit : group.hits)
                         lines += searchLine(hit, wording);
                 }
                 m_box.setHits(question, lines, found->answer.remarks);
             });
}

} // namespace duebook::ui
