// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/services/care/backupservice.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace duebook::ui {

/// Settings: the day's backup, a second place for it, and the backups there are. A part of the
/// settings' form, saved with it.
class BackupSection : public Card {
    Q_OBJECT
public:
    explicit BackupSection(const PageContext &context, QWidget *parent = nullptr);

    void show(const BookSettings &settings);
    /// Writes what is typed into `settings`.
    void read(BookSettings &settings) const;

Q_SIGNALS:
    /// A backup is to take the place of the book; empty: it is still to be chosen.
    void restoreRequested(const QString &backup);

private:
    void refresh();
    void showBackups(const std::vector<KnownBackup> &backups);
    void addRow(const KnownBackup &backup);
    QPushButton *restoreButton(const QString &backup, const QString &name);
    void chooseFolder();

    PageContext m_context;
    QCheckBox *m_daily;
    QLineEdit *m_folder;
    QVBoxLayout *m_rows;
    QLabel *m_rest; ///< what is not a row: none, or how many more
};

} // namespace duebook::ui
