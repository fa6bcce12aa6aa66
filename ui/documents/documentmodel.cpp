// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentmodel.h"

#include "ui/tables/cells.h"
#include "ui/text/format.h"

namespace duebook::ui {

// The columns look at the wording each time they are asked: the model outlives them.

DocumentModel::DocumentModel(const Theme &theme, Scope scope, QObject *parent)
    : TableModel<ListedDocument>(
          columnsFor(this, scope),
          [](const ListedDocument &row) { return row.document.id.number(); }, parent),
      m_theme(theme), m_scope(scope)
{
}

std::vector<Column<ListedDocument>> DocumentModel::columnsFor(const DocumentModel *self,
                                                              Scope scope)
{
    std::vector<Column<ListedDocument>> columns;
    columns.push_back({tr("Name"), false, [self](const ListedDocument &row, int role) -> QVariant {
                           const Document &document = row.document;
                           if (role == Qt::DecorationRole)
                               return icon(self->m_theme, Icon::Document, duebook::ui::Role::Muted);
                           if (role == Qt::ToolTipRole && document.isRemoved())
                               return tr("%1: removed by %2 on %3: %4")
                                   .arg(document.name, document.removedByName,
                                        self->m_wording.moment(document.removedAt),
                                        document.removedReason.isEmpty() ? tr("no reason given")
                                                                         : document.removedReason);
                           return textCell(
                               role, format::isolate(document.name, self->m_wording.locale),
                               document.isRemoved() ? Emphasis::Muted : Emphasis::Normal);
                       }});
    if (scope == Scope::Book)
        columns.push_back({tr("Account"), false, [self](const ListedDocument &row, int role) {
                               return textCell(
                                   role, format::isolate(row.accountName, self->m_wording.locale));
                           }});
    columns.push_back({tr("Kind"), false, [](const ListedDocument &row, int role) {
                           return textCell(role, row.document.kind, Emphasis::Muted);
                       }});
    columns.push_back({QString(), false, [](const ListedDocument &row, int role) {
                           if (row.document.isRemoved())
                               return chipCell(role, tr("removed"), Tone::Bad);
                           return row.document.isProof ? chipCell(role, tr("proof"), Tone::Good)
                                                       : QVariant();
                       }});
    columns.push_back({tr("From"), false, [](const ListedDocument &row, int role) {
                           return textCell(role,
                                           row.document.source == DocumentSource::Customer
                                               ? tr("customer")
                                               : tr("us"),
                                           Emphasis::Muted);
                       }});
    columns.push_back({tr("Received"), false, [self](const ListedDocument &row, int role) {
                           return textCell(role, self->m_wording.day(row.document.received));
                       }});
    if (scope == Scope::Account)
        columns.push_back({tr("Size"), true, [self](const ListedDocument &row, int role) {
                               return textCell(
                                   role, format::size(row.document.size, self->m_wording.locale),
                                   Emphasis::Muted);
                           }});
    return columns;
}

MissingProofModel::MissingProofModel(QObject *parent)
    : TableModel<MissingProof>(
          columns(this), [](const MissingProof &row) { return row.invoice.number(); }, parent)
{
}

std::vector<Column<MissingProof>> MissingProofModel::columns(const MissingProofModel *self)
{
    std::vector<Column<MissingProof>> columns;
    columns.push_back({tr("Invoice"), false, [](const MissingProof &row, int role) {
                           return textCell(role, row.number, Emphasis::Strong);
                       }});
    columns.push_back({tr("Account"), false, [self](const MissingProof &row, int role) {
                           return textCell(
                               role, format::isolate(row.accountName, self->m_wording.locale));
                       }});
    columns.push_back({tr("Due"), false, [self](const MissingProof &row, int role) {
                           return textCell(role, self->m_wording.day(row.due));
                       }});
    columns.push_back({tr("Days late"), true, [self](const MissingProof &row, int role) {
                           return textCell(role,
                                           row.daysLate > 0
                                               ? self->m_wording.locale.toString(row.daysLate)
                                               : QStringLiteral("–"),
                                           row.daysLate > 60 ? Emphasis::Bad : Emphasis::Normal);
                       }});
    columns.push_back({tr("Amount"), true, [self](const MissingProof &row, int role) {
                           return textCell(role, format::money(row.amount, self->m_wording.locale),
                                           Emphasis::Muted);
                       }});
    columns.push_back({tr("Open"), true, [self](const MissingProof &row, int role) {
                           return textCell(role, format::money(row.open, self->m_wording.locale),
                                           Emphasis::Strong);
                       }});
    columns.push_back({tr("Why"), false, [self](const MissingProof &row, int role) {
                           if (row.disputed.isZero())
                               return chipCell(role, tr("overdue"), Tone::Bad);
                           return chipCell(role, tr("disputed"), Tone::Warn,
                                           format::money(row.disputed, self->m_wording.locale));
                       }});
    return columns;
}

} // namespace duebook::ui
