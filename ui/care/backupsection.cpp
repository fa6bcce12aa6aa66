// SPDX-License-Identifier: Apache-2.0
#include "ui/care/backupsection.h"

#include "core/rules/team/permissions.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/filedialog.h"
#include "ui/book/permission.h"
#include "ui/text/format.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kFieldWidth = 460;
constexpr size_t kMostShown = 6;

} // namespace

BackupSection::BackupSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context), m_daily(new QCheckBox(this)), m_folder(new QLineEdit(this)),
      m_rows(new QVBoxLayout), m_rest(new QLabel(this))
{
    setObjectName(QStringLiteral("backupSection"));
    auto *heading = new QLabel(tr("Backup"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    m_daily->setObjectName(QStringLiteral("backupDaily"));
    m_daily->setText(tr("A backup each day, on the first computer that opens the book"));
    body()->addWidget(m_daily);
    auto *label = new QLabel(tr("A second place for it, as every computer reaches it"), this);
    setLook(label, Look::Small);
    label->setBuddy(m_folder);
    m_folder->setObjectName(QStringLiteral("backupFolder"));
    m_folder->setAccessibleName(label->text());
    m_folder->setMaximumWidth(kFieldWidth);
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(QStringLiteral("backupFolderButton"));
    choose->setAccessibleName(tr("Choose the second place for backups"));
    connect(choose, &QPushButton::clicked, this, &BackupSection::chooseFolder);
    body()->addWidget(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    body()->addLayout(row);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::kTight);
    body()->addLayout(m_rows);
    m_rest->setObjectName(QStringLiteral("backupRest"));
    setLook(m_rest, Look::Muted);
    auto *last = new QHBoxLayout;
    last->setSpacing(space::kSmall);
    last->addWidget(m_rest, 1);
    last->addWidget(restoreButton({}, tr("Restore another backup")));
    body()->addLayout(last);
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Job))
            refresh();
    });
    refresh();
}

void BackupSection::show(const BookSettings &settings)
{
    m_daily->setChecked(settings.backupDaily);
    m_folder->setText(settings.backupFolder);
    const QString refused = whyNot(m_context.book, Right::ChangeBackups);
    allow(m_daily, refused);
    allow(m_folder, refused);
}

void BackupSection::read(BookSettings &settings) const
{
    settings.backupDaily = m_daily->isChecked();
    settings.backupFolder = m_folder->text().trimmed();
}

void BackupSection::refresh()
{
    const auto work = [folder = BackupService::localFolderFor(m_context.book.path())](
                          Session &session) -> Result<std::vector<KnownBackup>> {
        return BackupService(session).known(folder);
    };
    whenDone(this, m_context.book.readLong(work),
             [this](const Result<std::vector<KnownBackup>> &backups) {
                 if (backups)
                     showBackups(*backups);
             });
}

void BackupSection::showBackups(const std::vector<KnownBackup> &backups)
{
    clearRows(*m_rows);
    const size_t shown = std::min(backups.size(), kMostShown);
    for (size_t i = 0; i < shown; ++i)
        addRow(backups[i]);
    m_rest->setText(backups.empty() ? tr("There is no day's backup yet.")
                    : backups.size() > shown
                        ? tr("and %n older", nullptr, int(backups.size() - shown))
                        : QString());
}

void BackupSection::addRow(const KnownBackup &backup)
{
    const QString day = locale().toString(backup.day, QLocale::ShortFormat);
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("backupRow"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    const QString folder = QDir::toNativeSeparators(QFileInfo(backup.path).absolutePath());
    auto *text = new ElidedLabel(tr("%1: %2, %3", "day, size, folder")
                                     .arg(day, format::size(backup.bytes, locale()), folder),
                                 row);
    setLook(text, Look::Muted);
    line->addWidget(text, 1);
    // Each place may have one of the day.
    line->addWidget(
        restoreButton(backup.path, tr("Restore the backup of %1 in %2").arg(day, folder)));
    m_rows->addWidget(row);
}

QPushButton *BackupSection::restoreButton(const QString &backup, const QString &name)
{
    auto *button = new QPushButton(backup.isEmpty() ? tr("Another backup…") : tr("Restore…"), this);
    button->setObjectName(backup.isEmpty() ? QStringLiteral("restoreAnotherButton")
                                           : QStringLiteral("restoreButton"));
    button->setAccessibleName(name);
    setLook(button, Look::Link);
    // Also of a book that is open for reading only: the backup takes its place.
    allow(button, refusal(Right::Restore, m_context.book.user()));
    connect(button, &QPushButton::clicked, this,
            [this, backup] { Q_EMIT restoreRequested(backup); });
    return button;
}

void BackupSection::chooseFolder()
{
    const QString folder =
        FileDialog::folder(this, tr("Choose the second place for backups"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(folder));
}

} // namespace duebook::ui
