// SPDX-License-Identifier: Apache-2.0
#include "ui/tables/tablemodel.h"

#include "tests/support/catch.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace duebook::ui;

namespace {

struct Item {
    qint64 id = 0;
    QString text;
};

TableModel<Item> makeModel()
{
    return TableModel<Item>({{QStringLiteral("Text"), false,
                              [](const Item &item, int role) {
                                  return role == Qt::DisplayRole ? QVariant(item.text) : QVariant();
                              }},
                             {QStringLiteral("No."), true,
                              [](const Item &item, int role) {
                                  return role == Qt::DisplayRole ? QVariant(item.id) : QVariant();
                              }}},
                            [](const Item &item) { return item.id; });
}

std::vector<Item> items(const std::vector<int> &ids)
{
    std::vector<Item> list;
    for (const int id : ids)
        list.push_back({id, QString::number(id)});
    return list;
}

std::vector<int> idsOf(const TableModel<Item> &model)
{
    std::vector<int> ids;
    for (const Item &item : model.rows())
        ids.push_back(int(item.id));
    return ids;
}

} // namespace

TEST_CASE("New rows replace old ones by id and what stayed keeps its place", "[models]")
{
    TableModel<Item> model = makeModel();
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows(items({1, 2, 3, 4}));
    const QPersistentModelIndex three = model.index(2, 0);
    model.setRows(items({9, 3, 1, 5}));
    CHECK(idsOf(model) == std::vector<int>{9, 3, 1, 5});
    CHECK(three.row() == 1);
    CHECK(model.data(three, Qt::DisplayRole).toString() == QStringLiteral("3"));
    model.setRows({});
    CHECK(model.rowCount() == 0);
    CHECK_FALSE(three.isValid());
    CHECK(reset.isEmpty());
}

TEST_CASE("Any list may follow any other", "[models]")
{
    TableModel<Item> model = makeModel();
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(3);
    for (int round = 0; round < 300; ++round) {
        std::vector<int> ids;
        for (int id = 1; id <= 12; ++id) {
            if (random.bounded(2) == 1)
                ids.insert(ids.begin() + random.bounded(int(ids.size()) + 1), id);
        }
        const int watched = model.rowCount() > 0 ? int(model.row(0).id) : 0;
        const QPersistentModelIndex first = model.index(0, 0);
        model.setRows(items(ids));
        if (idsOf(model) != ids)
            FAIL("round " << round);
        const auto found = std::find(ids.begin(), ids.end(), watched);
        if (found != ids.end() && first.row() != int(found - ids.begin()))
            FAIL("a row that stayed lost its index in round " << round);
    }
}

TEST_CASE("Numbers stand at the trailing edge with their headings", "[models]")
{
    TableModel<Item> model = makeModel();
    model.append(items({7}));
    const auto alignment = [&](int column) {
        return model.data(model.index(0, column), Qt::TextAlignmentRole).value<Qt::Alignment>();
    };
    CHECK(alignment(0).testFlag(Qt::AlignLeading));
    CHECK(alignment(1).testFlag(Qt::AlignTrailing));
    CHECK(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>() ==
          alignment(1));
    CHECK(model.find(7) == 0);
    CHECK(model.find(8) == -1);
}
