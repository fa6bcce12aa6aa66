// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/statusstrip.h"

#include "ui/book/jobs.h"
#include "ui/look/icons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace duebook::ui {

class JobView : public QWidget {
public:
    JobView(const Theme &theme, QWidget *parent)
        : QWidget(parent), text(new QLabel(this)), bar(new QProgressBar(this)),
          share(new QLabel(this)), stop(new QToolButton(this))
    {
        setLook(text, Look::Small);
        setLook(share, Look::Small);
        setLook(stop, Look::Strip);
        bar->setFixedWidth(90);
        bar->setTextVisible(false);
        stop->setObjectName(QStringLiteral("cancelJobButton"));
        stop->setIcon(icon(theme, Icon::Cross, Role::Muted));
        stop->setIconSize(QSize(12, 12));
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::kSmall);
        for (QWidget *part : {static_cast<QWidget *>(text), static_cast<QWidget *>(bar),
                              static_cast<QWidget *>(share), static_cast<QWidget *>(stop)})
            row->addWidget(part, 0, Qt::AlignVCenter);
    }

    QLabel *text;
    QProgressBar *bar;
    QLabel *share;
    QToolButton *stop;
};

StatusStrip::StatusStrip(const Theme &theme, Jobs &jobs, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_jobs(jobs), m_person(new ElidedLabel(this)),
      m_sharing(new ElidedLabel(this)),
      m_savedIcon(new IconLabel(theme, Icon::Check, Role::Good, this, 12)),
      m_saved(new QLabel(this)), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    setLook(this, Look::Bar);
    m_person->setObjectName(QStringLiteral("personLabel"));
    m_sharing->setObjectName(QStringLiteral("sharingLabel"));
    m_saved->setObjectName(QStringLiteral("savedLabel"));
    for (QLabel *label : {static_cast<QLabel *>(m_person), static_cast<QLabel *>(m_sharing)})
        setLook(label, Look::Small);
    m_row->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    m_row->setSpacing(space::kLarge);
    m_row->addWidget(m_person);
    m_row->addWidget(m_sharing);
    auto *saved = new QHBoxLayout;
    saved->setSpacing(space::kTight);
    saved->addWidget(m_savedIcon);
    saved->addWidget(m_saved);
    m_row->addLayout(saved);
    m_row->addStretch();
    setFixedHeight(std::max(27, QFontMetrics(theme.font(TextSize::Small)).height() + 9));
    m_sharing->hide();
    setSaved(SavedState::Saved, {});
    connect(&m_jobs, &Jobs::changed, this, &StatusStrip::showJob);
}

void StatusStrip::setPerson(const QString &nameAndRole)
{
    m_person->setText(nameAndRole);
}

void StatusStrip::setSharing(const QString &words, const QString &people)
{
    m_sharing->setText(words);
    m_sharing->setToolTip(people);
    m_sharing->setAccessibleDescription(people);
    m_sharing->setVisible(!words.isEmpty());
}

void StatusStrip::setSaved(SavedState state, const QString &words)
{
    m_savedIcon->setVisible(!words.isEmpty());
    m_saved->setText(words);
    switch (state) {
    case SavedState::Saved:
        m_savedIcon->setIcon(Icon::Check, Role::Good);
        setLook(m_saved, Look::SmallGood);
        return;
    case SavedState::Saving:
        m_savedIcon->setIcon(Icon::Clock, Role::Muted);
        setLook(m_saved, Look::Small);
        return;
    case SavedState::Failed:
        m_savedIcon->setIcon(Icon::Warning, Role::Bad);
        setLook(m_saved, Look::Problem);
    }
}

void StatusStrip::showJob(int job)
{
    const auto found = m_jobs.running().constFind(job);
    if (found == m_jobs.running().constEnd()) {
        if (JobView *view = m_views.take(job))
            view->deleteLater();
        return;
    }
    JobView *&view = m_views[job];
    if (view == nullptr) {
        view = new JobView(m_theme, this);
        view->text->setText(found->text);
        view->bar->setAccessibleName(found->text);
        view->stop->setAccessibleName(tr("Cancel: %1").arg(found->text));
        view->stop->setToolTip(tr("Cancel"));
        m_row->addWidget(view);
        connect(view->stop, &QToolButton::clicked, this, [this, job] { m_jobs.cancel(job); });
    }
    const bool known = found->perMille >= 0;
    view->bar->setRange(0, known ? 1000 : 0);
    view->bar->setValue(found->perMille);
    view->share->setText(known ? tr("%1 %").arg(locale().toString(found->perMille / 10))
                               : QString());
    view->share->setVisible(known);
}

} // namespace duebook::ui
