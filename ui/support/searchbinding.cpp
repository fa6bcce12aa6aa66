// SPDX-License-Identifier: Apache-2.0
#include "ui/support/searchbinding.h"

#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/format.h"

namespace duebook::ui {

namespace {

constexpr QChar kMarkStart(0x2);
constexpr QChar kMarkEnd(0x3);

QString marked(const MarkedText &text)
{
    QString result;
    qsizetype done = 0;
    for (const TextRange &range : text.ranges) {
        result += QStringView(text.text).sliced(done, range.start - done);
        result += kMarkStart;
        result += QStringView(text.text).sliced(range.start, range.length);
        result += kMarkEnd;
        done = range.start + range.length;
    }
    result += QStringView(text.text).sliced(done);
    return result.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString groupName(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Account:
        return SearchBinding::tr("Accounts");
    case SearchKind::Contact:
        return SearchBinding::tr("Contacts");
    case SearchKind::Invoice:
        return SearchBinding::tr("Invoices");
    case SearchKind::Note:
        return SearchBinding::tr("Notes");
    case SearchKind::Document:
        break;
    }
    return SearchBinding::tr("Documents");
}

Icon iconOf(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Account:
        return Icon::Accounts;
    case SearchKind::Contact:
        return Icon::Person;
    case SearchKind::Invoice:
        return Icon::Invoices;
    case SearchKind::Note:
        return Icon::Note;
    case SearchKind::Document:
        break;
    }
    return Icon::Document;
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
    const auto find = [text](Session &session) { return SearchService(session).search(text, 6); };
    whenDone(this, m_book.search(find),
             [this, question](const Result<std::vector<SearchGroup>> &groups) {
                 if (question == m_latest && groups)
                     m_box.setHits(question, linesOf(*groups));
             });
}

QList<SearchHit> SearchBinding::linesOf(const std::vector<SearchGroup> &groups) const
{
    QList<SearchHit> lines;
    const QLocale locale;
    for (const SearchGroup &group : groups) {
        for (const duebook::SearchHit &hit : group.hits) {
            QString detail = marked(hit.detail);
            const auto add = [&detail](const QString &part) {
                if (!part.isEmpty())
                    detail += (detail.isEmpty() ? QString() : QStringLiteral(" · ")) + part;
            };
            if (hit.kind != SearchKind::Account)
                add(format::isolate(hit.accountName, locale));
            if (hit.kind == SearchKind::Invoice)
                add(format::money(hit.open, locale));
            if (hit.when.isValid())
                add(format::day(hit.when.toTimeZone(m_book.zone()).date(), locale, m_book.today()));
            lines += {groupName(hit.kind), iconOf(hit.kind), marked(hit.title), detail,
                      PageRef::to(PageId::Account, hit.account.number())};
        }
    }
    return lines;
}

} // namespace duebook::ui
