// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/wheelguard.h"

#include "tests/support/catch.h"

#include <QApplication>
#include <QComboBox>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

using namespace duebook::ui;

namespace {

void turnWheel(QWidget &over)
{
    const QPointF middle = QRectF(over.rect()).center();
    QWheelEvent event(middle, over.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    // Only what comes from outside is handed on from widget to widget.
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(&over, &event);
}

/// What scrolls below the fields.
struct Ground : QWidget {
    int turned = 0;

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        ++turned;
        event->accept();
    }
};

} // namespace

TEST_CASE("The wheel over a choice or a number goes to the page and changes no value", "[wheel]")
{
    WheelGuard guard;
    qApp->installEventFilter(&guard);
    Ground ground;
    auto *column = new QVBoxLayout(&ground);
    auto *choice = new QComboBox(&ground);
    choice->addItems({QStringLiteral("EUR"), QStringLiteral("USD")});
    auto *number = new QSpinBox(&ground);
    number->setValue(7);
    column->addWidget(choice);
    column->addWidget(number);
    ground.show();
    REQUIRE(QTest::qWaitForWindowExposed(&ground));
    turnWheel(*choice);
    CHECK(ground.turned == 1);
    turnWheel(*number);
    CHECK(ground.turned == 2);
    CHECK(choice->currentIndex() == 0);
    CHECK(number->value() == 7);
    CHECK(choice->focusPolicy() == Qt::StrongFocus);
}
