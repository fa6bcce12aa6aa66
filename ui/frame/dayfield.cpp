// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/dayfield.h"

#include "ui/widgets/dateedit.h"

namespace duebook::ui {

DateEdit *makeDayField(const Theme &theme, const NaturalDateContext &dates, const Wording &wording,
                       const QString &objectName, QWidget *parent)
{
    auto *field = new DateEdit(
        theme,
        [dates](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(typed, dates);
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [wording](QDate day) { return wording.day(day); }, parent);
    field->setObjectName(objectName);
    field->setCalendar(dates.calendar);
    field->setPlaceholderText(DateEdit::tr("“2w”, “end of month”, 15.3."));
    return field;
}

} // namespace duebook::ui
