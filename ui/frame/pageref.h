// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>

namespace duebook::ui {

/// The pages there are. The frame knows them only by these names.
enum class PageId {
    None,
    Start, ///< first start: new book, open a book, look at the demo book
    Today,
    FollowUps,
    Accounts,
    Account, ///< argument: the account's number in the book, with "/note/NUMBER" a place in it
    Invoices,
    Promises,
    Disputes,
    Documents,
    Mail,
    Reports,
    Activity, ///< who did what
    Search,   ///< argument: what was typed
    Team,
    Import,
    Settings,
};

/// A place one can go to and come back to: a page and what it shows (empty, or a record's number).
struct PageRef {
    PageId id = PageId::None;
    QString argument;

    static PageRef to(PageId id) { return {id, {}}; }
    static PageRef to(PageId id, qint64 number) { return {id, QString::number(number)}; }
    /// A place inside what `number` names: "7/note/12".
    static PageRef to(PageId id, qint64 number, const QString &part, qint64 partNumber)
    {
        return {id, QStringLiteral("%1/%2/%3").arg(number).arg(part).arg(partNumber)};
    }
    /// The argument as a record's number; 0 if it is not one.
    qint64 number() const { return argument.section(QLatin1Char('/'), 0, 0).toLongLong(); }

    friend bool operator==(const PageRef &, const PageRef &) = default;
};

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::PageRef)
