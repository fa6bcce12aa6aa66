// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDialog>
#include <QHash>

class QDialogButtonBox;
class QFormLayout;
class QLabel;

namespace duebook::ui {

/// A small form that saves nothing itself: it hands its value over (`submit`), stays open until the
/// book has it, and shows an error beside the field it belongs to, with everything typed kept.
class FormDialog : public QDialog {
    Q_OBJECT
public:
    FormDialog(const QString &title, const QString &okText, QWidget *parent);
    ~FormDialog() override;

    /// How saving ended: closes the dialog, or shows what is wrong.
    void finish(const Result<void> &outcome);

protected:
    /// `place` is the word errors name the field by. The object name of `field` must be set.
    void addField(const QString &place, const QString &label, QWidget *field);
    /// A sentence or a line without label.
    void addRow(QWidget *row);
    /// Fields beside each other under one label; the problem of each stands below.
    void addFields(const QString &label, const QList<std::pair<QString, QWidget *>> &fields);

    void showProblem(const QString &place, const QString &sentence);
    void clearProblems();
    /// Called while typing: whether there is nothing wrong that can be told here.
    void setAcceptable(bool acceptable);
    /// OK was pressed; emit the value.
    virtual void submit() = 0;

private:
    QLabel *problemLabel();

    QFormLayout *m_form;
    QLabel *m_general;
    QDialogButtonBox *m_buttons;
    QHash<QString, QWidget *> m_fields;
    QHash<QString, QLabel *> m_problems;
    bool m_acceptable = true;
};

} // namespace duebook::ui
