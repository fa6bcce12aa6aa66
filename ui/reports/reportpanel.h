// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

namespace duebook::ui {

class BookContext;
class DateEdit;
class Theme;

/// One report of the Reports page. It asks the book when it is first arrived at and, while it is
/// shown, when the book changes.
class ReportPanel : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Asks if the answer shown is missing or old, and takes the focus.
    virtual void arrive() = 0;
    /// The book or the day changed.
    virtual void bookChanged() = 0;
    /// For the name of a file: "Ageing 2026-03-02".
    virtual QString exportName() const = 0;
    using Lines = std::function<QList<QStringList>()>;
    /// Writes out the table shown, headings first, on any thread; null = nothing to export.
    virtual Lines exported() const = 0;

Q_SIGNALS:
    void accountRequested(duebook::AccountId account);
    void complained(const QString &sentence);
    void runningChanged(bool running);
    /// Another table is shown now.
    void answered();
};

/// A field for a day of a report, read as everywhere in the program.
DateEdit *makeDayEdit(const Theme &theme, const BookContext &book, const QString &objectName,
                      const QString &accessibleName, QWidget *parent);

/// "30, 60 90" as edges of ageing columns; nothing where it is not whole numbers.
std::optional<std::vector<int>> readEdges(const QString &text);

} // namespace duebook::ui
