// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tempbook.h"

#include "core/base/uid.h"
#include "core/services/book/bookservice.h"

namespace duebook::test {

TempBook::TempBook(const Clock &clock)
    : m_clock(clock), m_path(m_folder.filePath(QStringLiteral("test book.duebook")))
{
    NewBook book;
    book.company = QStringLiteral("Northwind Trading");
    book.currency = Currency::fromCode(QStringLiteral("EUR")).value();
    book.timeZone = m_clock.systemZone().id();
    book.administrator.login = QStringLiteral("anna");
    book.administrator.name = QStringLiteral("Anna Berg");
    must(BookService::create(m_path, book, m_clock));
    m_session = anotherSession();
}

std::unique_ptr<Session> TempBook::anotherSession() const
{
    return std::move(
        must(BookService::open(m_path, {}, m_clock, QStringLiteral("anna"), newUid())).session);
}

void TempBook::reopen()
{
    m_session.reset();
    m_session = anotherSession();
}

} // namespace duebook::test
