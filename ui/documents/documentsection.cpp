// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentsection.h"

#include "core/services/book/settingsservice.h"
#include "core/services/documents/documentservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/record/mergingsave.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace duebook::ui {

namespace {

constexpr int kKindsHeight = 150;
constexpr int kMostDays = 3650;

} // namespace

DocumentSection::DocumentSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context)
{
    setObjectName(QStringLiteral("documentSection"));
    build();
    connect(&m_context.book, &BookContext::settingsChanged, this, [this] {
        // What is being typed here is not taken away by what another person saved.
        if (typedKinds() == m_loadedKinds && m_days->value() == m_base.missingProofDays)
            load();
    });
    load();
}

void DocumentSection::build()
{
    auto *heading = new QLabel(tr("Documents"), this);
    setLook(heading, Look::Heading);
    m_kinds = new QPlainTextEdit(this);
    m_kinds->setObjectName(QStringLiteral("documentKindsEdit"));
    m_kinds->setFixedHeight(kKindsHeight);
    m_kinds->setTabChangesFocus(true);
    auto *kinds = new QLabel(tr("&Kinds of documents, one a line"), this);
    setLook(kinds, Look::Small);
    kinds->setBuddy(m_kinds);
    m_kinds->setAccessibleName(tr("Kinds of documents, one a line"));
    m_days = new QSpinBox(this);
    m_days->setObjectName(QStringLiteral("missingProofEdit"));
    m_days->setRange(-1, kMostDays);
    m_days->setSpecialValueText(tr("only while it is disputed"));
    m_days->setSuffix(tr(" days overdue"));
    auto *days = new QLabel(tr("An invoice wants a proof of &delivery when it is"), this);
    setLook(days, Look::Small);
    days->setBuddy(m_days);
    m_days->setAccessibleName(tr("An invoice wants a proof of delivery when it is so many days "
                                 "overdue"));
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(QStringLiteral("saveDocumentSettingsButton"));
    m_save->setAccessibleName(tr("Save the settings of documents"));
    m_saved = new QLabel(this);
    m_saved->setObjectName(QStringLiteral("documentSettingsSaved"));
    setLook(m_saved, Look::SmallGood);
    connect(m_save, &QPushButton::clicked, this, &DocumentSection::save);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_save);
    foot->addWidget(m_saved);
    foot->addStretch();
    body()->addWidget(heading);
    body()->addWidget(kinds);
    body()->addWidget(m_kinds);
    body()->addWidget(days);
    body()->addWidget(m_days);
    body()->addLayout(foot);
}

void DocumentSection::load()
{
    show(m_context.book.settings());
    allow(m_save, whyNot(m_context.book, Right::ChangeSettings));
}

void DocumentSection::show(const BookSettings &settings)
{
    m_base = settings;
    m_loadedKinds = DocumentService::kinds(settings);
    m_kinds->setPlainText(m_loadedKinds.join(QLatin1Char('\n')));
    m_days->setValue(settings.missingProofDays);
}

QStringList DocumentSection::typedKinds() const
{
    QStringList kinds;
    for (const QString &line : m_kinds->toPlainText().split(QLatin1Char('\n'))) {
        const QString kind = line.simplified();
        if (!kind.isEmpty() && !kinds.contains(kind, Qt::CaseInsensitive))
            kinds += kind;
    }
    return kinds;
}

void DocumentSection::save()
{
    m_saved->clear();
    m_save->setEnabled(false);
    BookSettings base = m_context.book.settings();
    base.documentKinds = m_base.documentKinds;
    base.missingProofDays = m_base.missingProofDays;
    BookSettings mine = base;
    if (typedKinds() != m_loadedKinds)
        mine.documentKinds = typedKinds();
    mine.missingProofDays = m_days->value();
    const auto save = [](Session &session, const BookSettings &before,
                         const BookSettings &changed) {
        return SettingsService(session).saveChanges(before, changed);
    };
    saveMerging(this, m_context.book, base, mine, save, [this](const auto &saved) {
        m_save->setEnabled(true);
        if (!saved.outcome) {
            Q_EMIT complained(saved.outcome.error().sentence);
            return;
        }
        m_saved->setText(tr("Saved"));
        show(saved.mine);
    });
}

} // namespace duebook::ui
