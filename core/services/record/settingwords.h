// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

namespace duebook {

/// What the settings of a book are called, by their keys.
class SettingWords {
    Q_DECLARE_TR_FUNCTIONS(duebook::SettingWords)
public:
    /// "Name of the company" for "company"; a key without a name is given back.
    static QString nameOf(const QString &key);

    /// The value for reading: the lines of a list beside each other, yes and no for switches.
    static QString valueText(const QString &key, const QString &value);
};

} // namespace duebook
