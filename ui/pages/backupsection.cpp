// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/backupsection.h"

#include "ui/support/async.h"
#include "ui/support/bookcontext.h"
#include "ui/support/format.h"
#include "ui/support/permission.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kFieldWidth = 460;
constexpr size_t kMostShown = 6;

} // namespace

BackupSection::BackupSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context), m_daily(new QCheckBox(this)), m_folder(new QLineEdit(this)),
      m_list(new QLabel(this))
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
    m_list->setObjectName(QStringLiteral("backupList"));
    m_list->setTextFormat(Qt::PlainText);
    m_list->setWordWrap(true);
    setLook(m_list, Look::Muted);
    body()->addWidget(m_list);
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
    QStringList lines;
    for (size_t i = 0; i < std::min(backups.size(), kMostShown); ++i) {
        const KnownBackup &each = backups[i];
        lines += tr("%1: %2, %3", "day, size, folder")
                     .arg(locale().toString(each.day, QLocale::ShortFormat),
                          format::size(each.bytes, locale()),
                          QDir::toNativeSeparators(QFileInfo(each.path).absolutePath()));
    }
    if (backups.size() > kMostShown)
        lines += tr("and %n older", nullptr, int(backups.size() - kMostShown));
    if (lines.isEmpty())
        lines += tr("There is no day's backup yet.");
    m_list->setText(lines.join(QLatin1Char('\n')));
}

void BackupSection::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose the second place for backups"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(folder));
}

} // namespace duebook::ui
