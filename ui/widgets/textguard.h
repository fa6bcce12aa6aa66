// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace duebook::ui {

/// No text is taken for HTML because it looks like it: Qt would render a customer's name, and open
/// the file or the share that an <img> in it names. Every label is plain text before it is first
/// measured or drawn, whoever made it: ours, those of message boxes and of Qt's own dialogs, and
/// the one that shows every tool tip, of widgets and of rows. Only a `MarkupLabel` shows more.
/// Long tool tips are broken into lines. Installed on the application.
class TextGuard : public QObject {
    Q_OBJECT
public:
    explicit TextGuard(QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace duebook::ui
