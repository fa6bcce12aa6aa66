// SPDX-License-Identifier: Apache-2.0
#include "ui/record/mergingsave.h"

#include "ui/book/wording.h"
#include "ui/record/conflictdialog.h"
#include "ui/text/format.h"

#include <QLocale>

namespace duebook::ui {

void MergingSave::decide(QWidget *form, BookContext &book, const Meeting &met, Decided decided,
                         std::function<void()> declined)
{
    if (met.conflicts.empty()) {
        decided({});
        return;
    }
    auto *dialog = new ConflictDialog(met, Wording::of(book), form);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ConflictDialog::chosen, form, std::move(decided));
    QObject::connect(dialog, &ConflictDialog::rejected, form, std::move(declined));
    dialog->open();
}

QString MergingSave::notice(const std::vector<MetField> &taken)
{
    if (taken.empty())
        return {};
    QStringList people;
    QStringList fields;
    for (const MetField &met : taken) {
        const QString who =
            met.who.isEmpty() ? tr("someone else") : format::isolate(met.who, QLocale());
        if (!people.contains(who))
            people += who;
        if (!fields.contains(met.name))
            fields += met.name;
    }
    return tr("Saved together with what %1 changed meanwhile: %2.", "people, fields")
        .arg(people.join(QStringLiteral(", ")), fields.join(QStringLiteral(", ")));
}

Error MergingSave::declined()
{
    return {ErrorCode::Cancelled,
            tr("Not saved: someone else changed the same fields. Save again to choose what holds."),
            {},
            {}};
}

} // namespace duebook::ui
