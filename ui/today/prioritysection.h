// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/settings.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

#include <QHash>
#include <QTimer>

class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace duebook::ui {

/// Settings: how many points each reason has on Today, with what the head of the list would be, the
/// shared pool of small accounts, and back to the defaults.
class PrioritySection : public Card {
    Q_OBJECT
public:
    explicit PrioritySection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void build();
    QSpinBox *numberBox(const char *name, const QString &about, int most);
    void load();
    void show(const BookSettings &settings);
    PriorityWeights typed() const;
    int typedPool() const;
    void setWeights(const PriorityWeights &weights);
    void typedSomething();
    void showExample();
    void showPool();
    void save();

    PageContext m_context;
    struct Field {
        int PriorityWeights::*value;
        QSpinBox *box;
    };
    std::vector<Field> m_fields;
    QSpinBox *m_pool;
    QLabel *m_poolHint;
    QLabel *m_example;
    QPushButton *m_save;
    QPushButton *m_defaults;
    QTimer m_pause;
    PriorityWeights m_loaded;
    int m_loadedPool = 0;
    int m_question = 0;
};

} // namespace duebook::ui
