// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keyhint.h"

#include "tests/support/catch.h"

#include <QFontMetrics>

using namespace duebook;

TEST_CASE("The text of a button does not touch its key, whatever it looks like", "[keyhint]")
{
    const ui::Theme theme;
    ui::KeyButton button(theme, QStringLiteral("All results"),
                         QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("all"));
    const int text = QFontMetrics(theme.font(ui::TextSize::Body)).horizontalAdvance(button.text());
    const int keys = ui::KeyHint::sizeFor(theme, QStringLiteral("Ctrl Enter")).width();
    for (const ui::Look look : {ui::Look::Plain, ui::Look::Quiet}) {
        ui::setLook(&button, look);
        // As it is painted: a margin on either side, and a gap between the two.
        CHECK(button.sizeHint().width() >=
              text + keys + 2 * ui::space::kMedium + ui::space::kSmall);
    }
}
