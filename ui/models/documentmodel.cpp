// SPDX-License-Identifier: Apache-2.0
#include "ui/models/documentmodel.h"

#include "ui/support/format.h"
#include "ui/widgets/itemroles.h"

namespace duebook::ui {

DocumentModel::DocumentModel(const Theme &theme, QObject *parent)
    : TableModel(
          {}, [](const Document &document) { return document.id.number(); }, parent),
      m_theme(theme)
{
}

int DocumentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString DocumentModel::textOf(const Document &document, int column) const
{
    switch (column) {
    case Name:
        return document.name;
    case Kind:
        return document.kind;
    case Proof:
        return document.isProof ? tr("proof") : QString();
    case Source:
        return document.source == DocumentSource::Customer ? tr("customer") : tr("us");
    case Size:
        return format::size(document.size, m_wording.locale);
    case Added:
        return m_wording.moment(document.addedAt);
    case AddedBy:
        return document.addedByName;
    default:
        return {};
    }
}

QVariant DocumentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Document &document = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(document, index.column());
    case Qt::ToolTipRole:
        return index.column() == Name ? document.name : QVariant();
    case Qt::DecorationRole:
        return index.column() == Name
                   ? QVariant(icon(m_theme, Icon::Document, duebook::ui::Role::Muted))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Size ? int(Qt::AlignTrailing | Qt::AlignVCenter)
                                      : int(Qt::AlignLeading | Qt::AlignVCenter);
    case ToneRole:
        return index.column() == Proof && document.isProof ? QVariant::fromValue(Tone::Good)
                                                           : QVariant();
    case EmphasisRole:
        return QVariant::fromValue(index.column() == Name ? Emphasis::Normal : Emphasis::Muted);
    default:
        return {};
    }
}

QVariant DocumentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Size)
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Source:
        return tr("From");
    case Size:
        return tr("Size");
    case Added:
        return tr("Added");
    case AddedBy:
        return tr("By");
    default:
        return QString();
    }
}

} // namespace duebook::ui
