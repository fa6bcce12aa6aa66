// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/remarksection.h"

#include "core/services/talks/remarkservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/record/mergingsave.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kListHeight = 104;
constexpr int kTextHeight = 68;

} // namespace

RemarkSection::RemarkSection(const PageContext &context, QWidget *parent)
    : Card(parent), m_context(context)
{
    build();
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Remark))
            load();
    });
    connect(&m_context.book, &BookContext::userChanged, this, &RemarkSection::load);
    begin();
    load();
}

void RemarkSection::build()
{
    auto *heading = new QLabel(tr("Remarks for the composer"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("remarkList"));
    m_list->setAccessibleName(tr("Remarks"));
    m_list->setFixedHeight(kListHeight);
    connect(m_list, &QListWidget::currentRowChanged, this, &RemarkSection::choose);
    body()->addWidget(m_list);

    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("remarkNameEdit"));
    m_name->setAccessibleName(tr("Name of the remark"));
    m_name->setPlaceholderText(tr("Name, as in “Left a message”"));
    body()->addWidget(m_name);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("remarkTextEdit"));
    m_text->setAccessibleName(tr("Text of the remark"));
    m_text->setPlaceholderText(tr("The text that is inserted"));
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    body()->addWidget(m_text);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("remarkProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    body()->addWidget(m_problem);

    m_save = new QPushButton(this);
    m_save->setObjectName(QStringLiteral("saveRemarkButton"));
    m_new = new QPushButton(tr("New"), this);
    m_new->setObjectName(QStringLiteral("newRemarkButton"));
    m_new->setAccessibleName(tr("New remark"));
    m_remove = new QPushButton(tr("Remove"), this);
    m_remove->setObjectName(QStringLiteral("removeRemarkButton"));
    m_remove->setAccessibleName(tr("Remove the remark"));
    connect(m_save, &QPushButton::clicked, this, &RemarkSection::save);
    connect(m_new, &QPushButton::clicked, this, [this] {
        begin();
        m_name->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, &RemarkSection::remove);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_save);
    row->addWidget(m_new);
    row->addStretch();
    row->addWidget(m_remove);
    body()->addLayout(row);
}

void RemarkSection::load()
{
    const bool shown = may(m_context.book, Right::RecordNotes);
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_text, m_save, m_new, m_remove})
        field->setVisible(shown);
    whenDone(this,
             m_context.book.read([](Session &session) { return RemarkService(session).remarks(); }),
             [this](const Result<std::vector<Remark>> &remarks) {
                 if (remarks)
                     showRemarks(*remarks);
                 else
                     Q_EMIT complained(remarks.error().sentence);
             });
}

void RemarkSection::showRemarks(const std::vector<Remark> &remarks)
{
    m_remarks = remarks;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = -1;
    for (const Remark &remark : remarks) {
        auto *item = new QListWidgetItem(remark.name, m_list);
        item->setToolTip(remark.text);
        if (remark.id == m_chosen)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    // Somebody else removed it: what stands in the fields is a new one then.
    if (row < 0 && m_chosen.isSet()) {
        m_chosen = {};
        m_save->setText(tr("Add"));
        m_remove->setEnabled(false);
    }
}

void RemarkSection::choose(int row)
{
    if (row < 0)
        return;
    const Remark &remark = m_remarks[size_t(row)];
    m_problem->hide();
    m_chosen = remark.id;
    m_base = remark;
    m_name->setText(remark.name);
    m_text->setPlainText(remark.text);
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the remark"));
    m_remove->setEnabled(true);
}

void RemarkSection::begin()
{
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    m_problem->hide();
    m_chosen = {};
    m_name->clear();
    m_text->clear();
    m_save->setText(tr("Add"));
    m_save->setAccessibleName(tr("Add the remark"));
    m_remove->setEnabled(false);
}

void RemarkSection::save()
{
    m_problem->hide();
    // From what was shown when it was chosen, whatever another person made of it since.
    const Remark base = m_chosen.isSet() ? m_base : Remark{};
    Remark remark = base;
    remark.name = m_name->text();
    remark.text = m_text->toPlainText();
    const auto work = [](Session &session, const Remark &, const Remark &mine) -> Result<void> {
        RemarkService service(session);
        if (mine.id.isSet())
            return service.update(mine);
        const Result<RemarkId> added = service.add(mine);
        return added ? Result<void>() : Result<void>(added.error());
    };
    saveMerging(this, m_context.book, base, remark, work, [this](const auto &saved) {
        if (saved.outcome)
            begin();
        else
            showProblem(saved.outcome.error());
    });
}

void RemarkSection::remove()
{
    const auto known = std::find_if(m_remarks.begin(), m_remarks.end(),
                                    [this](const Remark &r) { return r.id == m_chosen; });
    if (known == m_remarks.end())
        return;
    const Remark remark = *known;
    whenDone(this, m_context.book.write([remark](Session &session) {
        return RemarkService(session).remove(remark.id, remark.rowVersion);
    }),
             [this, remark](const Result<void> &removed) {
                 if (!removed) {
                     showProblem(removed.error());
                     return;
                 }
                 begin();
                 UndoOffer offer;
                 offer.text = tr("Remark “%1” removed").arg(remark.name);
                 offer.undo = [self = QPointer(this), remark] {
                     if (!self)
                         return;
                     whenDone(self, self->m_context.book.write([remark](Session &session) {
                         return RemarkService(session).add(remark);
                     }),
                              [self](const Result<RemarkId> &again) {
                                  if (!again)
                                      Q_EMIT self->complained(again.error().sentence);
                              });
                 };
                 Q_EMIT undoOffered(offer);
             });
}

void RemarkSection::showProblem(const Error &error)
{
    m_problem->setText(error.sentence);
    m_problem->show();
    if (error.place == QLatin1String("text"))
        m_text->setFocus();
    else if (error.place == QLatin1String("name"))
        m_name->setFocus();
}

} // namespace duebook::ui
