// SPDX-License-Identifier: Apache-2.0
#include "ui/text/choicenames.h"

#include "tests/support/catch.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace duebook;

namespace {

QStringList labelsOf(QWidget *widget)
{
    QStringList names;
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
    for (const auto &[label, relation] : spoken->relations(QAccessible::Label))
        names += label->text(QAccessible::Name);
    return names;
}

} // namespace

TEST_CASE("A screen reader is told what a choice without a label is for", "[accessibility]")
{
    ui::ChoiceNames names;
    qApp->installEventFilter(&names);
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *box = new QComboBox(&page);
    box->setAccessibleName(QStringLiteral("Kind & outcome"));
    box->addItem(QStringLiteral("Call"));
    column->addWidget(box);
    auto *labelled = new QComboBox(&page);
    labelled->setAccessibleName(QStringLiteral("The zone of the book"));
    auto *label = new QLabel(QStringLiteral("Time &zone"), &page);
    label->setBuddy(labelled);
    column->addWidget(label);
    column->addWidget(labelled);
    for (int time = 0; time < 2; ++time) {
        page.show();
        page.hide();
    }
    CHECK(labelsOf(box) == QStringList{QStringLiteral("Kind & outcome")});
    CHECK(labelsOf(labelled) == QStringList{QStringLiteral("Time zone")});
}
