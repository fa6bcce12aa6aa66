// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/domain/settings.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;
class QVBoxLayout;

namespace duebook::ui {

class BackupSection;
class DisputeSection;
class PeopleSection;
class Prompts;

/// What holds for the book (company, currency, ageing, working days), for the person and for this
/// computer (look). Nothing is lost when a value cannot be used: the reason stands below its field.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

    QString title() const override;
    void activate(const QString &argument) override;

Q_SIGNALS:
    void themeChosen(duebook::ui::ThemeChoice choice);
    /// As BackupSection says it.
    void restoreRequested(const QString &backup);

private:
    QWidget *buildCompany();
    QWidget *buildLedger();
    QWidget *buildWork();
    QWidget *buildLook();
    void load();
    void save();
    void showProblem(const Error &error);
    /// A field with its label and the place for its problem.
    void addField(QVBoxLayout *layout, const QString &label, QWidget *field, const QString &place);
    BookSettings typed() const;
    /// The settings as they were read, with what was changed here.
    BookSettings changed() const;
    void fill(const BookSettings &settings);
    void saveChanged(const BookSettings &mine);

    PageContext m_context;
    BookSettings m_base;   ///< as they were read
    BookSettings m_loaded; ///< the same as the fields write them
    QString m_loadedEdges;
    QLineEdit *m_company;
    QPlainTextEdit *m_address;
    QLineEdit *m_email;
    QLineEdit *m_phone;
    QComboBox *m_currency;
    QComboBox *m_zone;
    QLineEdit *m_edges;
    QSpinBox *m_large;
    QSpinBox *m_medium;
    QList<QCheckBox *> m_days; ///< Monday first
    QTimeEdit *m_reminder;
    QPlainTextEdit *m_outcomes;
    QComboBox *m_theme;
    DisputeSection *m_disputes = nullptr;
    BackupSection *m_backup = nullptr;
    PeopleSection *m_people;
    QPushButton *m_save;
    QLabel *m_saved;
    QHash<QString, QLabel *> m_problems; ///< by the place that errors name
};

} // namespace duebook::ui
