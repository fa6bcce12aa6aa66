// SPDX-License-Identifier: Apache-2.0
#include "ui/reports/reportpanel.h"

#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/widgets/dateedit.h"

#include <QRegularExpression>

namespace duebook::ui {

namespace {

constexpr int kDayWidth = 210;

} // namespace

DateEdit *makeDayEdit(const Theme &theme, const BookContext &book, const QString &objectName,
                      const QString &accessibleName, QWidget *parent)
{
    const auto parse = [&book](const QString &text) -> std::optional<QDate> {
        const NaturalDate read =
            readNaturalDate(text, dateContext(book.settings(), Wording::of(book)));
        return read.ok() ? std::optional(read.day) : std::nullopt;
    };
    const auto describe = [&book](QDate day) { return Wording::of(book).day(day); };
    auto *edit = new DateEdit(theme, parse, describe, parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(accessibleName);
    edit->setFixedWidth(kDayWidth);
    return edit;
}

std::optional<std::vector<int>> readEdges(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    std::vector<int> edges;
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        bool whole = false;
        edges.push_back(part.toInt(&whole));
        if (!whole)
            return std::nullopt;
    }
    return edges;
}

} // namespace duebook::ui
