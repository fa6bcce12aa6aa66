// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/report.h"
#include "ui/reports/reportmodel.h"

#include <QLocale>

namespace duebook::ui {

/// The figures of a period as lines, each with its formula. Pure.
ReportTable figuresTable(const std::vector<PeriodFigures> &figures, const AgeingEdges &edges,
                         const QLocale &locale);

/// What moved the receivables between two days as lines that add up. Pure.
ReportTable progressTable(const std::vector<PeriodProgress> &progress, const QLocale &locale);

/// "46.4"; "–" for no value.
QString figureText(std::optional<double> value, const QLocale &locale);

} // namespace duebook::ui
