// SPDX-License-Identifier: Apache-2.0
#include "ui/record/conflictdialog.h"

#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kLeastWidth = 680;
constexpr int kTallest = 420;
constexpr qsizetype kMostLetters = 400; ///< of one value; the whole is its tool tip
constexpr int kMine = 0;
constexpr int kTheirs = 1;

QString shortened(const QString &text)
{
    return text.size() <= kMostLetters ? text : text.left(kMostLetters) + QChar(0x2026);
}

QLabel *valueLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    if (text.isEmpty()) {
        label->setText(ConflictDialog::tr("(empty)"));
        setLook(label, Look::Muted);
        return label;
    }
    label->setText(format::isolate(shortened(text), QLocale()));
    if (text.size() > kMostLetters)
        label->setToolTip(text);
    return label;
}

QString theirCaption(const MetField &met, const Wording &wording)
{
    const QString who = met.who.isEmpty() ? ConflictDialog::tr("Someone else")
                                          : format::isolate(met.who, wording.locale);
    return met.at.isValid()
               ? ConflictDialog::tr("%1, %2", "person, moment").arg(who, wording.moment(met.at))
               : who;
}

QString listed(const std::vector<MetField> &fields, QString MetField::*value)
{
    QStringList parts;
    for (const MetField &met : fields) {
        const QString text =
            (met.*value).isEmpty() ? ConflictDialog::tr("(empty)") : shortened(met.*value);
        parts += ConflictDialog::tr("%1: %2", "field, value")
                     .arg(met.name, format::isolate(text, QLocale()));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ConflictDialog::ConflictDialog(const Meeting &met, const Wording &wording, QWidget *parent)
    : FormDialog(tr("Changed by two people"), tr("Save"), parent)
{
    setObjectName(QStringLiteral("conflictDialog"));
    setMinimumWidth(kLeastWidth);
    auto *why = new QLabel(tr("While you were typing, the same was changed by someone else. Choose "
                              "for each field what holds; nothing is saved before."),
                           this);
    why->setObjectName(QStringLiteral("conflictReasonLabel"));
    why->setWordWrap(true);
    setLook(why, Look::Muted);
    addRow(why);
    addRow(buildFields(met.conflicts, wording));
    if (m_choices.size() > 1)
        addRow(buildAll());
    addRest(met);
    validate();
}

QWidget *ConflictDialog::buildAll()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, const QString &text, int side) {
        auto *button = new QPushButton(text, row);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setAutoDefault(false);
        setLook(button, Look::Link);
        connect(button, &QPushButton::clicked, this, [this, side] { chooseAll(side); });
        line->addWidget(button);
    };
    add(QStringLiteral("allMineButton"), tr("All mine"), kMine);
    add(QStringLiteral("allTheirsButton"), tr("All theirs"), kTheirs);
    line->addStretch();
    return row;
}

QWidget *ConflictDialog::buildFields(const std::vector<MetField> &conflicts, const Wording &wording)
{
    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, space::kSmall, space::kSmall, space::kSmall);
    grid->setHorizontalSpacing(space::kLarge);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    for (const MetField &met : conflicts)
        addField(grid, met, wording);
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("conflictFields"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(table);
    area->setMinimumHeight(
        std::min(kTallest, table->heightForWidth(kLeastWidth - 2 * space::kHuge)));
    return area;
}

void ConflictDialog::addField(QGridLayout *grid, const MetField &met, const Wording &wording)
{
    const int row = grid->rowCount();
    auto *caption = new QLabel(met.name, this);
    setLook(caption, Look::Muted);
    grid->addWidget(caption, row, 0, Qt::AlignTop);
    auto *group = new QButtonGroup(this);
    const auto option = [&](int side, const QString &text, const QString &value) {
        auto *button = new QRadioButton(text, this);
        button->setObjectName(met.field +
                              (side == kMine ? QStringLiteral("Mine") : QStringLiteral("Theirs")));
        button->setAccessibleName(
            tr("%1, %2: %3", "field, whose, value")
                .arg(met.name, text, value.isEmpty() ? tr("(empty)") : shortened(value)));
        group->addButton(button, side);
        grid->addWidget(button, row, 1 + side);
        auto *label = valueLabel(value, this);
        label->setContentsMargins(space::kHuge, 0, 0, space::kMedium);
        grid->addWidget(label, row + 1, 1 + side);
        connect(button, &QRadioButton::toggled, this, &ConflictDialog::validate);
    };
    option(kMine, tr("Mine"), met.mine);
    option(kTheirs, theirCaption(met, wording), met.theirs);
    m_choices.push_back({met.field, group});
}

void ConflictDialog::addRest(const Meeting &met)
{
    const auto add = [this](const QString &name, const QString &text) {
        auto *label = new QLabel(text, this);
        label->setObjectName(name);
        label->setWordWrap(true);
        setLook(label, Look::Small);
        addRow(label);
    };
    if (!met.kept.empty())
        add(QStringLiteral("keptLabel"),
            tr("Saved from you: %1").arg(listed(met.kept, &MetField::mine)));
    if (!met.taken.empty())
        add(QStringLiteral("takenLabel"),
            tr("Stays as it was changed: %1").arg(listed(met.taken, &MetField::theirs)));
}

void ConflictDialog::chooseAll(int side)
{
    for (const Choice &choice : m_choices)
        choice.group->button(side)->setChecked(true);
}

void ConflictDialog::validate()
{
    setAcceptable(std::all_of(m_choices.begin(), m_choices.end(),
                              [](const Choice &choice) { return choice.group->checkedId() >= 0; }));
}

void ConflictDialog::submit()
{
    QStringList mineOf;
    for (const Choice &choice : m_choices) {
        if (choice.group->checkedId() == kMine)
            mineOf += choice.field;
    }
    Q_EMIT chosen(mineOf);
    FormDialog::finish({});
}

} // namespace duebook::ui
