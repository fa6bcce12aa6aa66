// SPDX-License-Identifier: Apache-2.0
#pragma once

// Catch2 v2 (Debian 12). Only what v2 and v3 have in common is used.
#include <catch2/catch.hpp>

#include <QByteArray>
#include <QDate>
#include <QString>

namespace Catch {
template <>
struct StringMaker<QString> {
    static std::string convert(const QString &text) { return '"' + text.toStdString() + '"'; }
};
template <>
struct StringMaker<QByteArray> {
    static std::string convert(const QByteArray &bytes) { return '"' + bytes.toStdString() + '"'; }
};
template <>
struct StringMaker<QDate> {
    static std::string convert(QDate day) { return day.toString(Qt::ISODate).toStdString(); }
};
} // namespace Catch
