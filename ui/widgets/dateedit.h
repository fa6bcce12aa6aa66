// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/theme.h"

#include <QDate>
#include <QLineEdit>

#include <functional>
#include <optional>

class QLabel;

namespace duebook::ui {

/// A field for a day as people say it ("fri", "+7", "end of month"). What it understood stands
/// behind the text while typing ("→ Fri 4 Dec"); what it cannot read is said there too, and kept.
/// Alt+Down or the drawing opens a calendar.
class DateEdit : public QLineEdit {
    Q_OBJECT
public:
    /// The rule is the caller's: text to day, and day to the words shown.
    using Parse = std::function<std::optional<QDate>(const QString &text)>;
    using Describe = std::function<QString(QDate day)>;

    DateEdit(const Theme &theme, Parse parse, Describe describe, QWidget *parent = nullptr);

    /// What was understood; nothing for an empty or an unreadable text.
    std::optional<QDate> date() const { return m_date; }
    /// True for an empty text and for one that is understood.
    bool isAcceptable() const;
    void setDate(std::optional<QDate> day);

Q_SIGNALS:
    void dateChanged(std::optional<QDate> day);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void understand();
    void showCalendar();
    void placeHint();

    Parse m_parse;
    Describe m_describe;
    QLabel *m_hint;
    std::optional<QDate> m_date;
};

} // namespace duebook::ui
