// SPDX-License-Identifier: Apache-2.0
#include "ui/record/changemodel.h"

#include "ui/book/bookcontext.h"
#include "ui/tables/cells.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace duebook::ui {

namespace {

constexpr qint64 kMostFields = 1000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::ChangeModel)
};

/// Days stand in the audit as ISO; a person reads them as everywhere else.
QString valueText(const QString &value, const Wording &wording)
{
    const QDate day = QDate::fromString(value, Qt::ISODate);
    return day.isValid() && value.size() == 10 ? wording.day(day)
                                               : format::isolate(value, wording.locale);
}

std::vector<Column<FieldChange>> columnsFor(const BookContext &book)
{
    return {{Texts::tr("When"), false,
             [&book](const FieldChange &row, int role) {
                 return textCell(role, Wording::of(book).moment(row.at));
             }},
            {Texts::tr("Who"), false,
             [](const FieldChange &row, int role) { return textCell(role, row.userName); }},
            {Texts::tr("What"), false,
             [](const FieldChange &row, int role) {
                 return textCell(role, row.what, Emphasis::Muted);
             }},
            {Texts::tr("Field"), false,
             [](const FieldChange &row, int role) {
                 return textCell(role, row.field, Emphasis::Strong);
             }},
            {Texts::tr("From"), false,
             [&book](const FieldChange &row, int role) {
                 return textCell(role, valueText(row.from, Wording::of(book)), Emphasis::Muted);
             }},
            {Texts::tr("To"), false, [&book](const FieldChange &row, int role) {
                 return textCell(role, valueText(row.to, Wording::of(book)));
             }}};
}

} // namespace

ChangeModel::ChangeModel(const BookContext &book, QObject *parent)
    : TableModel<FieldChange>(columnsFor(book), &ChangeModel::rowId, parent)
{
}

qint64 ChangeModel::rowId(const FieldChange &change)
{
    return change.audit * kMostFields + change.position;
}

} // namespace duebook::ui
