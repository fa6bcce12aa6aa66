// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/book/bookservice.h"
#include "ui/frame/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSettings;
class QStackedLayout;

namespace duebook::ui {

class RescueButtons;

/// First start: a new book, a book that is there, or the demo book; and the books used lately.
/// Knows no book: it says what the person wants.
class StartPage : public Page {
    Q_OBJECT
public:
    StartPage(const Theme &theme, QSettings &local, QWidget *parent = nullptr);

    QString title() const override;
    /// "new" shows the form of a new book at once.
    void activate(const QString &argument) override;

    /// What went wrong with what was asked for, beside its field where it has one.
    void showProblem(const Error &error);

Q_SIGNALS:
    void newBookRequested(const QString &path, const duebook::NewBook &book);
    void openRequested();
    void openFileRequested(const QString &path);
    void demoRequested();
    /// The book that was asked for last is damaged: a backup in its place, or what can be read.
    void restoreRequested();
    void salvageRequested();

private:
    QWidget *buildChoices();
    QWidget *buildForm();
    void fillRecent();
    void choosePath();
    void create();

    const Theme &m_theme;
    QSettings &m_local;
    QStackedLayout *m_stack;
    QListWidget *m_recent;
    QLabel *m_recentHeading;
    QLabel *m_problem;
    RescueButtons *m_rescue;
    QLineEdit *m_company;
    QLineEdit *m_name;
    QComboBox *m_currency;
    QLineEdit *m_path;
    QLabel *m_formProblem;
    QPushButton *m_create;
};

} // namespace duebook::ui
