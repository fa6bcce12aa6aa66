// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/wordlist.h"

#include "core/base/textfold.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace duebook {

namespace {

struct Words {
    QSet<QString> whole;
    QStringList beginnings;
};

Words readWords(const char *words)
{
    Words read;
    for (const QString &word :
         QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.endsWith(QLatin1Char('*')))
            read.beginnings += foldText(word.chopped(1));
        else
            read.whole.insert(foldText(word));
    }
    return read;
}

} // namespace

bool saysOneOf(const QString &text, const char *words)
{
    static const QRegularExpression cut(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const Words list = readWords(words);
    QStringList said = foldText(text).split(cut, Qt::SkipEmptyParts);
    if (said.size() > 1)
        said += said.join(QString());
    for (const QString &word : said) {
        if (list.whole.contains(word))
            return true;
        for (const QString &beginning : list.beginnings) {
            if (word.startsWith(beginning))
                return true;
        }
    }
    return false;
}

} // namespace duebook
