// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/composerfields.h"

#include "core/base/textfold.h"
#include "ui/text/words.h"
#include "ui/timeline/timelinetext.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>

namespace duebook::ui::composerfields {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::NoteComposer)
};

int numberOf(Way way)
{
    return int(way.first) * 10 + int(way.second);
}

QString nameOf(Way way)
{
    if (way.second != Direction::Incoming)
        return words::noteKind(way.first);
    return Texts::tr("%1 received", "kind of note").arg(words::noteKind(way.first));
}

} // namespace

void fillKinds(const Theme &theme, QComboBox &box)
{
    constexpr Way kWays[] = {
        {NoteKind::Call, Direction::Outgoing},        {NoteKind::Call, Direction::Incoming},
        {NoteKind::Email, Direction::Outgoing},       {NoteKind::Email, Direction::Incoming},
        {NoteKind::Letter, Direction::Outgoing},      {NoteKind::Letter, Direction::Incoming},
        {NoteKind::Meeting, Direction::None},         {NoteKind::TextMessage, Direction::Outgoing},
        {NoteKind::TextMessage, Direction::Incoming}, {NoteKind::Visit, Direction::Outgoing},
        {NoteKind::Internal, Direction::None}};
    for (const Way &way : kWays)
        box.addItem(icon(theme, noteKindIcon(way.first), Role::Text), nameOf(way), numberOf(way));
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + 2 * space::kLarge);
}

void setKind(QComboBox &box, Way way)
{
    box.setCurrentIndex(std::max(0, box.findData(numberOf(way))));
}

Way kindIn(const QComboBox &box)
{
    const int number = box.currentData().toInt();
    return {static_cast<NoteKind>(number / 10), static_cast<Direction>(number % 10)};
}

std::optional<ComposerPart> partFor(const QString &outcome)
{
    const QString folded = foldText(outcome);
    const auto says = [&](std::initializer_list<QString> words) {
        return std::any_of(words.begin(), words.end(), [&](const QString &word) {
            return !word.isEmpty() && folded.contains(foldText(word));
        });
    };
    if (says({QStringLiteral("will pay"), QStringLiteral("promis"), Texts::tr("Will pay"),
              Texts::tr("Promised")}))
        return ComposerPart::Promise;
    if (says({QStringLiteral("disput"), QStringLiteral("contest"), Texts::tr("Disputed")}))
        return ComposerPart::Dispute;
    return {};
}

void fillOutcomes(QComboBox &box, const QStringList &outcomes)
{
    const QString before = box.currentData().toString();
    const QSignalBlocker quiet(box);
    box.clear();
    box.addItem(Texts::tr("Outcome"), QString());
    for (const QString &outcome : outcomes)
        box.addItem(outcome, outcome);
    setOutcome(box, before);
}

void setOutcome(QComboBox &box, const QString &outcome)
{
    if (box.findData(outcome) < 0)
        box.addItem(outcome, outcome);
    box.setCurrentIndex(box.findData(outcome));
}

} // namespace duebook::ui::composerfields
