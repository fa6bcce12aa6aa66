// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demoresource.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace duebook {

Result<QJsonObject> readDemoResource(const QString &name)
{
    QFile file(QStringLiteral(":/demo/") + name);
    QJsonParseError problem;
    problem.error = QJsonParseError::NoError;
    QJsonDocument document;
    if (file.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject())
        return Error{ErrorCode::Internal,
                     QCoreApplication::translate("duebook::DemoService",
                                                 "The demo data of this program is incomplete: "
                                                 "install it again."),
                     name, problem.errorString()};
    return document.object();
}

QStringList demoTexts(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &each : value.toArray())
        texts += each.toString();
    return texts;
}

} // namespace duebook
