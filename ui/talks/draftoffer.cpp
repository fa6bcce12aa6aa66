// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/draftoffer.h"

#include "core/services/accounts/accountservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/talks/notedraft.h"
#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/timeline/timelinetext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kShownAtFirst = 3;
constexpr int kMostShown = 50;
constexpr int kExcerpt = 160;

AccountId accountOf(const DraftKeeper::Draft &draft)
{
    return AccountId(draft.key.section(QLatin1Char('/'), 1).toLongLong());
}

bool isCorrection(const DraftKeeper::Draft &draft)
{
    return draft.key.startsWith(QLatin1String("correction/"));
}

} // namespace

DraftOffer::DraftOffer(const PageContext &context, DraftKeeper &drafts, QWidget *parent)
    : Card(parent), m_context(context), m_drafts(drafts), m_title(new QLabel(this)),
      m_rows(new QVBoxLayout), m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("draftOffer"));
    setLook(m_title, Look::Heading);
    m_title->setObjectName(QStringLiteral("draftOfferTitle"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_more->setObjectName(QStringLiteral("moreDraftsButton"));
    setLook(m_more, Look::Link);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = true;
        rebuild();
    });
    body()->setSpacing(space::kTight);
    body()->addWidget(m_title);
    body()->addLayout(m_rows);
    body()->addWidget(m_more, 0, Qt::AlignLeading);
    hide();
    connect(&m_drafts, &DraftKeeper::changed, this, &DraftOffer::refresh);
    connect(&m_context.book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (!m_names.isEmpty() && changes.touches(Entity::Account)) {
            m_names.clear();
            refresh();
        }
    });
    refresh();
}

void DraftOffer::refresh()
{
    std::vector<AccountId> unknown;
    for (const DraftKeeper::Draft &draft : m_drafts.list()) {
        const AccountId account = accountOf(draft);
        if (account.isSet() && !m_names.contains(account.number()) &&
            unknown.size() < size_t(kMostShown))
            unknown.push_back(account);
    }
    if (unknown.empty())
        rebuild();
    else
        askNames(unknown);
}

void DraftOffer::askNames(const std::vector<AccountId> &accounts)
{
    using Names = QHash<qint64, std::optional<QString>>;
    whenDone(this, m_context.book.read([accounts](Session &session) -> Result<Names> {
        Names names;
        for (const AccountId account : accounts) {
            const Result<AccountHeader> header = AccountService(session).account(account);
            if (header)
                names.insert(account.number(), header->account.name);
            else if (header.error().code == ErrorCode::NotFound)
                names.insert(account.number(), std::nullopt);
            else
                return header.error();
        }
        return names;
    }),
             [this](const Result<Names> &names) {
                 if (names)
                     m_names.insert(*names);
                 rebuild();
             });
}

void DraftOffer::rebuild()
{
    clearRows(*m_rows);
    const std::vector<DraftKeeper::Draft> drafts = m_drafts.list();
    const int count = int(drafts.size());
    const int shown = std::min(count, m_all ? kMostShown : kShownAtFirst);
    for (int i = 0; i < shown; ++i)
        m_rows->addWidget(rowFor(drafts[size_t(i)]));
    m_title->setText(tr("%n note(s) not saved", nullptr, count));
    m_more->setText(tr("%n more", nullptr, count - shown));
    m_more->setVisible(count > shown && !m_all);
    setVisible(count > 0);
    if (count == 0)
        m_all = false;
}

QWidget *DraftOffer::rowFor(const DraftKeeper::Draft &draft)
{
    const Wording wording = Wording::of(m_context.book);
    const NoteDraft note = NoteDraft::fromJson(draft.content);
    const AccountId account = accountOf(draft);
    const std::optional<QString> known = m_names.value(account.number(), note.accountName);
    const bool gone = !known || !account.isSet();
    QString where = known.value_or(note.accountName);
    if (where.isEmpty())
        where = tr("An account");

    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    line->addWidget(new IconLabel(m_context.theme, noteKindIcon(note.kind), Role::Muted, row));
    auto *name = new ElidedLabel(format::isolate(where, wording.locale), row);
    name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    line->addWidget(name);
    const QString kind = isCorrection(draft) ? tr("correction, %1").arg(words::noteKind(note.kind))
                                             : words::noteKind(note.kind);
    QStringList about{kind, wording.moment(draft.keptAt)};
    if (gone)
        about += tr("the account is no longer in the book");
    if (const QString text = note.text.simplified().left(kExcerpt); !text.isEmpty())
        about += format::isolate(text, wording.locale);
    auto *rest = new ElidedLabel(about.join(QStringLiteral(" · ")), row);
    setLook(rest, Look::Muted);
    line->addWidget(rest, 1);

    auto *open = new QPushButton(gone ? tr("Copy the text") : tr("Open"), row);
    open->setObjectName(QStringLiteral("openDraft_%1").arg(draft.key));
    open->setAccessibleName(gone ? tr("Copy the text of the note about %1").arg(where)
                                 : tr("Open the note about %1").arg(where));
    connect(open, &QPushButton::clicked, this, [this, gone, account, text = note.text] {
        if (!gone) {
            Q_EMIT openRequested(account);
            return;
        }
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT noticed(tr("The text is in the clipboard."), Tone::Good);
    });
    auto *discard = new QPushButton(tr("Discard"), row);
    discard->setObjectName(QStringLiteral("discardDraft_%1").arg(draft.key));
    discard->setAccessibleName(tr("Discard the note about %1").arg(where));
    setLook(discard, Look::Link);
    connect(discard, &QPushButton::clicked, this,
            [this, draft, where] { this->discard(draft, where); });
    line->addWidget(open);
    line->addWidget(discard);
    return row;
}

void DraftOffer::discard(const DraftKeeper::Draft &draft, const QString &where)
{
    m_drafts.forget(draft.key);
    UndoOffer offer;
    offer.text = tr("Note about %1 discarded").arg(where);
    offer.undo = [self = QPointer(this), draft] {
        if (self)
            self->m_drafts.keep(draft.key, draft.content);
    };
    Q_EMIT undoOffered(offer);
}

} // namespace duebook::ui
