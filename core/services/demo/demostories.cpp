// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demostories.h"

#include "core/services/demo/demoresource.h"
#include "core/services/demo/storyteller.h"

#include <QJsonObject>

namespace duebook {

Result<DemoStories> DemoStories::load()
{
    DemoStories stories;
    for (const char *name : {"stories1.json", "stories2.json"}) {
        const Result<QJsonObject> json = readDemoResource(QString::fromLatin1(name));
        if (!json)
            return json.error();
        for (const QJsonValue &story : (*json)[QLatin1String("stories")].toArray())
            stories.m_stories.append(story);
    }
    return stories;
}

DemoAccount DemoStories::make(DemoContext &context, DemoRandom &random, int index,
                              AccountId id) const
{
    return StoryTeller(context, m_stories.at(index).toObject(), id).tell(random);
}

} // namespace duebook
