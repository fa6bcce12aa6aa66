// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/book/wording.h"
#include "ui/look/theme.h"

namespace duebook::ui {

class DateEdit;

/// A field for a day as the book reads it ("2w", "end of month", 15.3.), in a dialog.
DateEdit *makeDayField(const Theme &theme, const NaturalDateContext &dates, const Wording &wording,
                       const QString &objectName, QWidget *parent);

} // namespace duebook::ui
