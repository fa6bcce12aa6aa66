// SPDX-License-Identifier: Apache-2.0
#include "core/services/search/searchservice.h"

#include "core/base/textfold.h"
#include "core/rules/ledger/typedamounts.h"
#include "core/rules/search/searchfilterwords.h"
#include "core/rules/search/wordforms.h"
#include "core/services/search/searchhits.h"
#include "core/store/book/session.h"
#include "core/store/book/userrepository.h"
#include "core/store/index/ftsexpression.h"
#include "core/store/search/searchquery.h"

#include <algorithm>

namespace duebook {

namespace {

/// The user meant by `by:`: "me", a login, else a name with words that begin so.
UserId userNamed(const Session &session, const std::vector<User> &users, const QString &text)
{
    const QString key = foldText(text);
    if (key == QLatin1String("me"))
        return session.user().id;
    for (const User &user : users) {
        if (foldText(user.login) == key)
            return user.id;
    }
    const std::vector<SearchTerm> terms = searchTerms(text);
    for (const User &user : users) {
        if (!terms.empty() && hasTerms(user.name, terms, false))
            return user.id;
    }
    for (const User &user : users) {
        if (!key.isEmpty() && foldText(user.login).startsWith(key))
            return user.id;
    }
    return {};
}

QString noSuchAccount(const QString &text)
{
    return SearchService::tr("No account has the number or name “%1”.").arg(text);
}

/// One search: the text taken apart, its names looked up.
class Search {
public:
    Search(Session &session, Database &db, const NaturalDateContext &dates, const QString &typed)
        : m_db(db), m_question(readSearch(typed, dates))
    {
        m_scope.typed = m_question.words;
        m_scope.terms = searchTerms(m_question.words);
        m_scope.words = ftsExpression(m_scope.terms);
        m_scope.otherForms = ftsOtherForms(m_scope.terms);
        m_scope.otherNames = ftsOtherForms(m_scope.terms, true);
        m_scope.amounts = typedAmounts(m_question.words);
        m_scope.from = m_question.from;
        m_scope.before = m_question.before;
        const QTimeZone zone = session.zone();
        if (m_scope.from.isValid())
            m_scope.fromMs = m_scope.from.startOfDay(zone).toMSecsSinceEpoch();
        if (m_scope.before.isValid())
            m_scope.beforeMs = m_scope.before.startOfDay(zone).toMSecsSinceEpoch();
        if (!m_question.noteKinds.empty()) {
            m_scope.noteKinds = 0;
            for (const NoteKind kind : m_question.noteKinds)
                m_scope.noteKinds |= qint64(1) << int(kind);
        }
        m_scope.state = m_question.state;
        m_scope.today = session.today();
        lookUpNames(session);
    }

    SearchAnswer answer(int limit)
    {
        SearchAnswer answer;
        for (int kind = 0; kind < kSearchKinds; ++kind) {
            SearchGroup found = group(SearchKind(kind), 0, limit);
            if (!found.hits.empty())
                answer.groups.push_back(std::move(found));
        }
        for (const SearchFilter &filter : m_question.filters)
            answer.chips.push_back({filter, chipText(filter), isUnderstood(filter)});
        answer.remarks = remarks();
        return answer;
    }

    SearchGroup group(SearchKind kind, int from, int limit)
    {
        SearchGroup group;
        group.kind = kind;
        if (!wants(kind))
            return group;
        const int last = std::min(from + limit, SearchQuery::kMost);
        const std::vector<qint64> found = SearchQuery::find(m_db, kind, m_scope, last + 1);
        group.more = int(found.size()) > last && last < SearchQuery::kMost;
        const auto begin = found.begin() + std::min<qsizetype>(from, qsizetype(found.size()));
        const auto end = found.begin() + std::min<qsizetype>(last, qsizetype(found.size()));
        if (begin < end)
            group.hits = readHits(m_db, kind, {begin, end}, m_scope.terms);
        return group;
    }

private:
    void lookUpNames(Session &session)
    {
        if (!m_question.account.isEmpty()) {
            m_scope.byAccount = true;
            m_scope.accounts = SearchQuery::accountsNamed(m_db, m_question.account);
            for (const SearchHit &hit : accountHits())
                m_accountNames += hit.accountName;
        }
        if (m_question.by.isEmpty())
            return;
        const std::vector<User> users = UserRepository::all(m_db);
        m_scope.user = userNamed(session, users, m_question.by);
        for (const User &user : users) {
            if (user.id == m_scope.user)
                m_userName = user.name;
        }
    }

    std::vector<SearchHit> accountHits() const
    {
        std::vector<qint64> ids;
        for (const AccountId account : m_scope.accounts)
            ids.push_back(account.number());
        return readHits(m_db, SearchKind::Account, ids, {});
    }

    bool wants(SearchKind kind) const
    {
        const bool nothingAsked = m_scope.terms.empty() && m_scope.amounts.empty();
        if ((nothingAsked && !m_question.narrowed()) || !m_question.wants(kind))
            return false;
        // Who is not in the book has done nothing.
        if (!m_question.by.isEmpty() && !m_scope.user.isSet())
            return false;
        const bool dated = m_scope.from.isValid() || m_scope.before.isValid();
        switch (kind) {
        case SearchKind::Account:
        case SearchKind::Contact:
            return !m_scope.user.isSet() && !dated && m_scope.state == SearchState::Any &&
                   (m_scope.byAccount || !m_scope.terms.empty());
        case SearchKind::Invoice:
            return !m_scope.user.isSet();
        case SearchKind::Note:
        case SearchKind::Document:
            return m_scope.state == SearchState::Any;
        case SearchKind::Promise:
            return m_scope.state != SearchState::Disputed;
        case SearchKind::Dispute:
            break;
        }
        return true;
    }

    bool isUnderstood(const SearchFilter &filter) const
    {
        if (filter.kind == SearchFilterKind::By && filter.problem == SearchProblem::None)
            return m_scope.user.isSet();
        if (filter.kind == SearchFilterKind::Account && filter.problem == SearchProblem::None)
            return !m_scope.accounts.empty();
        return filter.problem == SearchProblem::None;
    }

    QString chipText(const SearchFilter &filter) const
    {
        QString value = filter.value;
        if (filter.kind == SearchFilterKind::By && m_scope.user.isSet())
            value = m_userName;
        else if (filter.kind == SearchFilterKind::Account && m_accountNames.size() == 1)
            value = m_accountNames.front();
        else if (filter.kind == SearchFilterKind::Account && m_accountNames.size() > 1)
            value = SearchService::tr("%1 (%n account(s))", nullptr, int(m_accountNames.size()))
                        .arg(filter.value);
        else if (filter.day.isValid())
            value = QLocale().toString(filter.day, QLocale::ShortFormat);
        return QStringLiteral("%1: %2").arg(searchFilterName(filter.kind), value);
    }

    QStringList remarks() const
    {
        QStringList said;
        for (const SearchFilter &filter : m_question.filters) {
            switch (filter.problem) {
            case SearchProblem::NotADay:
                said += SearchService::tr("“%1” is no day: write a date, or words such as monday.")
                            .arg(filter.value);
                continue;
            case SearchProblem::NoSuchKind:
                said += SearchService::tr("“%1” is no kind: there are %2.")
                            .arg(filter.value, searchKindWords().join(QStringLiteral(", ")));
                continue;
            case SearchProblem::NoSuchState:
                said += SearchService::tr("“%1” is no state: there are %2.")
                            .arg(filter.value, searchStateWords().join(QStringLiteral(", ")));
                continue;
            case SearchProblem::Incomplete:
                continue;
            case SearchProblem::None:
                break;
            }
            if (!isUnderstood(filter))
                said +=
                    filter.kind == SearchFilterKind::By
                        ? SearchService::tr("Nobody in this book is called “%1”.").arg(filter.value)
                        : noSuchAccount(filter.value);
        }
        for (const QString &key : m_question.unknown)
            said +=
                SearchService::tr("There is no filter “%1:”: it is looked for as a word.").arg(key);
        return said;
    }

    Database &m_db;
    SearchQuestion m_question;
    SearchScope m_scope;
    QStringList m_accountNames;
    QString m_userName;
};

} // namespace

SearchService::SearchService(Session &session) : m_session(session)
{
    const bool monthFirst = QLocale().dateFormat(QLocale::ShortFormat).startsWith(QLatin1Char('M'));
    m_dates.today = session.today();
    m_dates.order = monthFirst ? DayOrder::MonthDay : DayOrder::DayMonth;
    m_dates.calendar = WorkCalendar(session.settings().workingDays, session.settings().holidays);
}

QString SearchService::groupName(SearchKind kind)
{
    switch (kind) {
    case SearchKind::Account:
        return tr("Accounts");
    case SearchKind::Contact:
        return tr("Contacts");
    case SearchKind::Invoice:
        return tr("Invoices");
    case SearchKind::Note:
        return tr("Notes");
    case SearchKind::Document:
        return tr("Documents");
    case SearchKind::Promise:
        return tr("Promises");
    case SearchKind::Dispute:
        break;
    }
    return tr("Disputes");
}

Result<SearchAnswer> SearchService::search(const QString &text, int limitPerGroup)
{
    return m_session.read([&](Database &db) -> Result<SearchAnswer> {
        return Search(m_session, db, m_dates, text).answer(limitPerGroup);
    });
}

Result<SearchGroup> SearchService::more(const QString &text, SearchKind kind, int from, int limit)
{
    return m_session.read([&](Database &db) -> Result<SearchGroup> {
        return Search(m_session, db, m_dates, text).group(kind, from, limit);
    });
}

Result<std::vector<SearchHit>> SearchService::notesOf(AccountId account, const QString &text,
                                                      int limit)
{
    return m_session.read([&](Database &db) -> Result<std::vector<SearchHit>> {
        SearchScope scope;
        scope.typed = text;
        scope.terms = searchTerms(text);
        scope.byAccount = true;
        scope.accounts = {account};
        if (scope.terms.empty())
            return std::vector<SearchHit>();
        const std::vector<qint64> ids = SearchQuery::find(db, SearchKind::Note, scope, limit);
        return readHits(db, SearchKind::Note, ids, scope.terms);
    });
}

Result<AccountId> SearchService::accountNamed(const QString &text)
{
    return m_session.read([&](Database &db) -> Result<AccountId> {
        const std::vector<AccountId> named = SearchQuery::accountsNamed(db, text);
        if (named.empty())
            return Error{ErrorCode::NotFound, noSuchAccount(text), QStringLiteral("account"), {}};
        return named.front();
    });
}

Result<std::vector<SearchCompletion>> SearchService::completions(const QString &text)
{
    const SearchQuestion question = readSearch(text, m_dates);
    std::vector<SearchCompletion> offered;
    if (question.filters.empty())
        return offered;
    const SearchFilter &filter = question.filters.back();
    if (filter.start + filter.length != text.size())
        return offered; // something stands behind it: it is finished
    const QString before = text.left(filter.start);
    const QString key = searchFilterName(filter.kind);
    const QString typed = foldText(filter.value);
    const auto offer = [&](const QString &value, const QString &detail) {
        const bool blanks = value.contains(QLatin1Char(' '));
        const QString quote = blanks ? QStringLiteral("\"") : QString();
        offered.push_back(
            {before + key + QLatin1Char(':') + quote + value + quote + QLatin1Char(' '),
             key + QLatin1Char(':') + value, detail});
    };
    const auto offerWords = [&](const QStringList &words) {
        for (const QString &word : words) {
            if (word.startsWith(typed) && word != typed)
                offer(word, {});
        }
    };
    switch (filter.kind) {
    case SearchFilterKind::Kind:
        offerWords(searchKindWords());
        return offered;
    case SearchFilterKind::State:
        offerWords(searchStateWords());
        return offered;
    case SearchFilterKind::From:
    case SearchFilterKind::Before:
    case SearchFilterKind::Until:
        if (typed.isEmpty())
            offerWords({QStringLiteral("today"), QStringLiteral("yesterday"),
                        QStringLiteral("monday"),
                        m_dates.today.addMonths(-1).toString(Qt::ISODate)});
        return offered;
    case SearchFilterKind::By:
    case SearchFilterKind::Account:
        break;
    }
    const Result<void> read = m_session.read([&](Database &db) -> Result<void> {
        if (filter.kind == SearchFilterKind::By) {
            for (const User &user : UserRepository::all(db)) {
                const bool meant = typed.isEmpty() || foldText(user.login).startsWith(typed) ||
                                   hasTerms(user.name, searchTerms(filter.value), false);
                if (meant && user.active && foldText(user.login) != typed)
                    offer(user.login, user.name);
            }
            return {};
        }
        std::vector<qint64> ids;
        for (const AccountId account : SearchQuery::accountsNamed(db, filter.value))
            ids.push_back(account.number());
        for (const SearchHit &hit : readHits(db, SearchKind::Account, ids, {})) {
            const QString number = hit.detail.text.section(QStringLiteral(" · "), 0, 0);
            if (foldNumber(number) != foldNumber(filter.value) && offered.size() < 8)
                offer(number, hit.accountName);
        }
        return {};
    });
    if (!read)
        return read.error();
    return offered;
}

} // namespace duebook
