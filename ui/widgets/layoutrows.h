// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLayout;

namespace duebook::ui {

/// Takes every widget out of a layout of widgets. They are hidden at once and end later, because a
/// row may be taken away while its own button is pressed.
void clearRows(QLayout &layout);

} // namespace duebook::ui
