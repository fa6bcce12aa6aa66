// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/helpwindow.h"

#include "core/base/searchwords.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr QSize kFirstSize(920, 680);
constexpr int kListWidth = 250;
constexpr int kMargin = 20;
constexpr int kLineHeight = 125; ///< per cent
constexpr int kHeadingRoom = 14;
constexpr int kParagraphRoom = 7;
constexpr int kCellPadding = 5;

/// The order is that of a first day: one's own data, the work, then the rest.
constexpr const char *kTopics[] = {
    "start",    "today",     "calls",       "followups", "promises", "disputes", "dates",
    "calendar", "reminders", "documents",   "search",    "activity", "import",   "figures",
    "settings", "people",    "permissions", "backup",    "sharing",  "offline",  "commandline"};

QUrl urlOf(const QString &name)
{
    return QUrl(QStringLiteral("qrc:/help/%1.md").arg(name));
}

QString textOf(const QString &name)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Shows the topics and opens nothing else.
class HelpBrowser : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl &url) override
    {
        const QUrl topic = source().resolved(url);
        return topic.toString().startsWith(QStringLiteral("qrc:/help/"))
                   ? QTextBrowser::loadResource(type, topic)
                   : QVariant();
    }
};

/// How often the terms stand in the text; 0 unless all of them do.
qsizetype hits(const QString &text, const std::vector<SearchTerm> &terms)
{
    const bool all = std::all_of(terms.begin(), terms.end(), [&text](const SearchTerm &term) {
        return !markTerms(text, {term}).empty();
    });
    return all ? qsizetype(markTerms(text, terms).size()) : 0;
}

void dressTables(QTextDocument &document, const Theme &theme)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(theme.color(Role::Line));
        format.setCellPadding(kCellPadding);
        table->setFormat(format);
    }
}

/// Room between lines and above headings, which Markdown says nothing about.
void spread(QTextDocument &document, const Theme &theme)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const bool inTable = cursor.currentTable() != nullptr;
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(format.headingLevel() > 1 ? kHeadingRoom : 0);
        format.setBottomMargin(inTable ? 0 : kParagraphRoom);
        cursor.setBlockFormat(format);
        if (format.headingLevel() > 0) {
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            QTextCharFormat letters;
            letters.setFont(theme.font(
                format.headingLevel() == 1 ? TextSize::Figure : TextSize::Title, QFont::DemiBold));
            cursor.mergeCharFormat(letters);
        }
    }
}

} // namespace

HelpWindow::HelpWindow(const Theme &theme, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_topics(topics()),
      m_search(
          new SearchField(theme, tr("Search the help"), QKeySequence(Qt::CTRL | Qt::Key_F), this)),
      m_list(new QListWidget(this)), m_nothing(new QLabel(tr("No topic has these words."), this)),
      m_browser(new HelpBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help – Duebook"));
    setWindowFlag(Qt::Window);
    resize(kFirstSize);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setAccessibleName(tr("Search the help"));
    m_list->setObjectName(QStringLiteral("helpTopics"));
    m_list->setAccessibleName(tr("Topics of the help"));
    setLook(m_nothing, Look::Muted);
    m_nothing->setObjectName(QStringLiteral("helpNothing"));
    m_nothing->hide();
    m_browser->setObjectName(QStringLiteral("helpText"));
    m_browser->setAccessibleName(tr("Text of the topic"));
    m_browser->setOpenExternalLinks(false);
    m_browser->document()->setDocumentMargin(kMargin);
    for (const HelpTopic &topic : m_topics)
        m_list->addItem(topic.title);
    for (int at = 0; at < m_list->count(); ++at)
        m_list->item(at)->setSizeHint(QSize(0, theme.controlHeight()));

    auto *side = new QVBoxLayout;
    side->setSpacing(space::kSmall);
    side->addWidget(m_search);
    side->addWidget(m_nothing);
    side->addWidget(m_list, 1);
    m_list->setFixedWidth(kListWidth);
    m_search->setFixedWidth(kListWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    row->setSpacing(space::kMedium);
    row->addLayout(side);
    row->addWidget(m_browser, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) {
        if (at >= 0 && m_topics[at].name != currentTopic())
            m_browser->setSource(urlOf(m_topics[at].name));
    });
    // The browser still names the topic before while it tells of the new one.
    connect(m_browser, &QTextBrowser::sourceChanged, this,
            [this](const QUrl &url) { arrived(url.fileName().section(QLatin1Char('.'), 0, 0)); });
    connect(m_search, &SearchField::searched, this, &HelpWindow::search);
    connect(m_search, &SearchField::walked, this, &HelpWindow::step);
    const auto key = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    key(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_browser->backward(); });
    key(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_browser->forward(); });
    connect(&theme, &Theme::changed, m_browser, &QTextBrowser::reload);
    m_list->setCurrentRow(0);
}

QList<HelpTopic> HelpWindow::topics()
{
    QList<HelpTopic> all;
    for (const char *name : kTopics) {
        HelpTopic topic{QString::fromLatin1(name), {}, {}};
        topic.text = textOf(topic.name);
        topic.title = topic.text.section(QLatin1Char('\n'), 0, 0).mid(2);
        all.append(topic);
    }
    return all;
}

QString HelpWindow::topicFor(PageId page)
{
    switch (page) {
    case PageId::Today:
        return QStringLiteral("today");
    case PageId::FollowUps:
        return QStringLiteral("followups");
    case PageId::Account:
        return QStringLiteral("calls");
    case PageId::Promises:
        return QStringLiteral("promises");
    case PageId::Disputes:
        return QStringLiteral("disputes");
    case PageId::Import:
        return QStringLiteral("import");
    case PageId::Reports:
        return QStringLiteral("figures");
    case PageId::Documents:
        return QStringLiteral("documents");
    case PageId::Settings:
        return QStringLiteral("settings");
    default:
        return QStringLiteral("start");
    }
}

void HelpWindow::openTopic(const QString &name)
{
    const auto found = std::find_if(m_topics.begin(), m_topics.end(),
                                    [&name](const HelpTopic &topic) { return topic.name == name; });
    m_list->setCurrentRow(found == m_topics.end() ? 0 : int(found - m_topics.begin()));
}

void HelpWindow::arrived(const QString &name)
{
    m_current = name;
    for (int at = 0; at < m_topics.size(); ++at) {
        if (m_topics[at].name == name)
            m_list->setCurrentRow(at);
    }
    spread(*m_browser->document(), m_theme);
    dressTables(*m_browser->document(), m_theme);
    markWords();
}

void HelpWindow::search(const QString &text)
{
    m_searched = text;
    const std::vector<SearchTerm> terms = searchTerms(text);
    int best = -1;
    qsizetype most = 0;
    for (int at = 0; at < m_topics.size(); ++at) {
        const qsizetype found = hits(m_topics[at].text, terms);
        m_list->item(at)->setHidden(!terms.empty() && found == 0);
        if (found > most) {
            most = found;
            best = at;
        }
    }
    m_nothing->setVisible(!terms.empty() && best < 0);
    if (best >= 0)
        m_list->setCurrentRow(best);
    markWords();
}

void HelpWindow::step(int by)
{
    for (int at = m_list->currentRow() + by; at >= 0 && at < m_list->count(); at += by) {
        if (!m_list->item(at)->isHidden()) {
            m_list->setCurrentRow(at);
            return;
        }
    }
}

void HelpWindow::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    const std::vector<SearchTerm> terms = searchTerms(m_searched);
    for (const TextRange &range : markTerms(m_browser->document()->toPlainText(), terms)) {
        QTextCursor cursor(m_browser->document());
        cursor.setPosition(int(range.start));
        cursor.setPosition(int(range.start + range.length), QTextCursor::KeepAnchor);
        QTextEdit::ExtraSelection mark{cursor, {}};
        mark.format.setBackground(m_theme.color(Role::WarnBackground));
        marks.append(mark);
    }
    m_browser->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        QTextCursor place = marks.first().cursor;
        place.clearSelection();
        m_browser->setTextCursor(place);
        m_browser->ensureCursorVisible();
    }
}

} // namespace duebook::ui
