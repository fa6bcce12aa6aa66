// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/peopleimport.h"

#include "core/base/textfold.h"
#include "core/services/documents/hashingdevice.h"
#include "core/services/importing/importpipeline.h"
#include "core/services/importing/importvalues.h"
#include "core/services/importing/tablerows.h"
#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/importing/importpeople.h"
#include "core/store/importing/importrepository.h"

#include <QCoreApplication>
#include <QFile>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr qsizetype kShownValue = 80;
constexpr int kLongestTerms = 3650;
constexpr int kCancelRows = 500;

class PeopleImport {
public:
    PeopleImport(const ImportPlan &plan, LedgerImport::Context context)
        : m_plan(plan), m_context(std::move(context)), m_table(plan),
          m_accounts(ImportLedgerReader::accounts(m_context.db), plan.settings.sameAccounts),
          m_segments(AccountRepository::segments(m_context.db))
    {
    }

    void apply(qint64 row, std::span<const QByteArrayView> fields, unsigned problems);
    ImportReport finish(const QByteArray &sha256);

private:
    QString text(ImportField field) const;
    QString personName() const;
    bool refuse(ImportField field, const QString &value, const QString &reason);
    bool isSupplier(const QString &number) const;
    bool readAccountFields(Account &account);
    void applyAccount(const QString &number);
    void applyContact(const QString &number);
    ImportPeopleWriter &writer();

    const ImportPlan &m_plan;
    LedgerImport::Context m_context;
    TableRows m_table;
    AccountResolver m_accounts;
    std::vector<std::pair<SegmentId, QString>> m_segments;
    std::unique_ptr<ImportPeopleWriter> m_writer;
    std::set<QString> m_met; ///< what the file named already
    ImportReport m_report;
    qint64 m_row = 0;
    std::span<const QByteArrayView> m_fields;
};

QString PeopleImport::text(ImportField field) const
{
    const int column = m_plan.column(field);
    if (column < 0)
        return QString::fromUtf8(m_plan.constants[size_t(field)]);
    return size_t(column) < m_fields.size()
               ? QString::fromUtf8(m_fields[size_t(column)]).simplified()
               : QString();
}

QString PeopleImport::personName() const
{
    return QStringLiteral("%1 %2")
        .arg(text(ImportField::FirstName), text(ImportField::LastName))
        .simplified();
}

bool PeopleImport::refuse(ImportField field, const QString &value, const QString &reason)
{
    ++m_report.rejected;
    ++m_report.problemCount;
    if (m_report.problems.size() < kMostListed)
        m_report.problems.push_back(
            {m_row, m_plan.columnName(field), value.left(kShownValue), reason});
    return false;
}

ImportPeopleWriter &PeopleImport::writer()
{
    if (!m_writer) {
        m_report.id = ImportRepository::startRun(*m_context.transaction, m_plan.settings.kind,
                                                 m_plan.fileName, m_context.settingsJson);
        m_writer = std::make_unique<ImportPeopleWriter>(*m_context.transaction, m_report.id);
    }
    return *m_writer;
}

/// DATEV numbers customers 1 to 6 and suppliers 7 to 9 in the first digit of a personal account.
bool PeopleImport::isSupplier(const QString &number) const
{
    return m_plan.shape.datev &&
           (number.size() != m_plan.datevDigits || number.front() < QLatin1Char('1') ||
            number.front() > QLatin1Char('6'));
}

void PeopleImport::apply(qint64 rowNumber, std::span<const QByteArrayView> fields,
                         unsigned problems)
{
    ++m_report.rowsRead;
    m_row = rowNumber;
    m_fields = fields;
    if (problems != 0) {
        refuse(ImportField::Text, {}, csvProblemText(problems));
        return;
    }
    const TableRow row = m_table.sort(fields);
    const bool none = row == TableRow::Blank || row == TableRow::Page || row == TableRow::Left;
    const QString number = text(ImportField::AccountNumber);
    if (none || (!number.isEmpty() && isSupplier(number)) || isTotalsText(number)) {
        ++m_report.skipped;
        return;
    }
    if (number.isEmpty())
        refuse(ImportField::AccountNumber, {}, Texts::tr("The account number is missing."));
    else if (m_plan.settings.kind == ImportKind::Accounts)
        applyAccount(number);
    else
        applyContact(number);
}

/// What the file has columns for; an empty cell leaves what is there.
bool PeopleImport::readAccountFields(Account &account)
{
    const auto take = [this](ImportField field, QString &value) {
        if (const QString given = text(field); !given.isEmpty())
            value = given;
    };
    take(ImportField::AccountName, account.name);
    if (text(ImportField::AccountName).isEmpty() && !personName().isEmpty())
        account.name = personName();
    take(ImportField::Email, account.email);
    take(ImportField::Phone, account.phone);
    take(ImportField::Street, account.street);
    take(ImportField::Postcode, account.postcode);
    take(ImportField::City, account.city);
    take(ImportField::Country, account.country);
    take(ImportField::TaxId, account.taxId);
    take(ImportField::Language, account.language);
    if (const QString code = text(ImportField::Currency); !code.isEmpty()) {
        const auto currency = Currency::fromCode(QStringView(code));
        if (!currency)
            return refuse(ImportField::Currency, code,
                          Texts::tr("This is no currency of ISO 4217, such as EUR."));
        account.currency = *currency;
    }
    if (const QString days = text(ImportField::TermsDays); !days.isEmpty()) {
        bool isNumber = false;
        const int terms = days.toInt(&isNumber);
        if (!isNumber || terms < 0 || terms > kLongestTerms)
            return refuse(ImportField::TermsDays, days, Texts::tr("This is not a number of days."));
        account.termsDays = terms;
    }
    if (const QString limit = text(ImportField::CreditLimit); !limit.isEmpty()) {
        Currency currency = account.currency;
        if (!currency.isSet())
            currency = m_context.baseCurrency;
        const ParsedAmount parsed =
            parseAmount(limit.toUtf8(), m_plan.settings.decimal, currency.minorDigits());
        if (parsed.error != AmountError::None || parsed.minor < 0)
            return refuse(ImportField::CreditLimit, limit,
                          parsed.error == AmountError::None
                              ? Texts::tr("A credit limit is not negative.")
                              : amountErrorText(parsed.error, currency));
        account.creditLimit =
            Money(parsed.minor, parsed.currency.isSet() ? parsed.currency : currency);
    }
    if (const QString name = text(ImportField::Segment); !name.isEmpty()) {
        for (const auto &[id, segment] : m_segments) {
            if (foldText(segment) == foldText(name))
                account.segment = id;
        }
    }
    return true;
}

void PeopleImport::applyAccount(const QString &number)
{
    Account account;
    account.number = number;
    account.name = number;
    if (!m_met.insert(foldNumber(number)).second) {
        refuse(ImportField::AccountNumber, number,
               Texts::tr("The file names this account twice; the first row was taken."));
        return;
    }
    Account draft = account;
    // Checked before the resolver learns the number: a row that is refused makes no account.
    if (!readAccountFields(draft))
        return;
    std::vector<NewAccount> created;
    const int slot = m_accounts.slotOf(number.toUtf8(), draft.name.toUtf8(), created);
    if (!created.empty()) {
        ++m_report.created;
        ++m_report.accountsCreated;
        if (m_context.transaction)
            writer().addAccount(draft);
        return;
    }
    const auto before = AccountRepository::find(m_context.db, AccountId(m_accounts.identity(slot)));
    Account after = before.value_or(account);
    if (!readAccountFields(after))
        return;
    if (!before || after == *before) {
        ++m_report.unchanged;
        return;
    }
    ++m_report.changed;
    if (m_context.transaction)
        writer().changeAccount(*before, after);
}

void PeopleImport::applyContact(const QString &number)
{
    std::vector<NewAccount> created;
    const int slot = m_accounts.slotOf(number.toUtf8(), {}, created);
    const qint64 identity = m_accounts.identity(slot);
    if (identity <= 0) {
        refuse(ImportField::AccountNumber, number,
               Texts::tr("The book has no account with this number."));
        return;
    }
    QString name = text(ImportField::ContactName);
    if (name.isEmpty())
        name = personName();
    if (name.isEmpty()) {
        refuse(ImportField::ContactName, {}, Texts::tr("The name of the contact is missing."));
        return;
    }
    const QString key = QStringLiteral("%1 %2").arg(identity).arg(foldText(name));
    if (!m_met.insert(key).second) {
        refuse(ImportField::ContactName, name,
               Texts::tr("The file names this contact twice; the first row was taken."));
        return;
    }
    Contact before;
    for (const Contact &contact : ContactRepository::of(m_context.db, AccountId(identity))) {
        if (foldText(contact.name) == foldText(name))
            before = contact;
    }
    if (!before.id.isSet()) {
        // Merged by a person: what stands there was chosen, the file does not undo it.
        for (const Contact &merged :
             ContactRepository::mergedOf(m_context.db, AccountId(identity))) {
            if (foldText(merged.name) == foldText(name)) {
                ++m_report.unchanged;
                return;
            }
        }
    }
    Contact after = before;
    after.account = AccountId(identity);
    if (!before.id.isSet())
        after.name = name;
    const auto take = [this](ImportField field, QString &value) {
        if (const QString given = text(field); !given.isEmpty())
            value = given;
    };
    take(ImportField::ContactRole, after.role);
    take(ImportField::Email, after.email);
    take(ImportField::Phone, after.phone);
    take(ImportField::Mobile, after.mobile);
    take(ImportField::Language, after.language);
    if (before.id.isSet() && after == before) {
        ++m_report.unchanged;
        return;
    }
    ++(before.id.isSet() ? m_report.changed : m_report.created);
    if (!m_context.transaction)
        return;
    if (before.id.isSet())
        writer().changeContact(before, after);
    else
        writer().addContact(after);
}

ImportReport PeopleImport::finish(const QByteArray &sha256)
{
    m_report.lookAlikes = m_accounts.lookAlikes();
    m_report.lookAlikeCount = m_accounts.lookAlikeCount();
    if (m_context.transaction && m_writer)
        ImportRepository::finishRun(*m_context.transaction, m_report, sha256);
    return m_report;
}

} // namespace

Result<ImportReport> importPeople(const QString &path, const ImportPlan &plan,
                                  LedgerImport::Context context, const WorkControl &control)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{
            ErrorCode::Io,
            Texts::tr("The file \"%1\" cannot be read: %2.").arg(plan.fileName, file.errorString()),
            path,
            {}};
    HashingDevice hashing(file);
    CsvReader reader(hashing, plan.format);
    PeopleImport import(plan, std::move(context));
    while (reader.next()) {
        if (reader.row() >= plan.dataRow)
            import.apply(reader.row(), reader.fields(), reader.problems());
        if (reader.row() % kCancelRows != 0)
            continue;
        if (control.cancel.cancelled())
            return Error{ErrorCode::Cancelled,
                         Texts::tr("The import was stopped; nothing was changed."),
                         {},
                         {}};
        control.report(reader.bytesRead(), plan.fileSize);
    }
    if (reader.stopped())
        return readingStopped(plan.fileName, reader);
    return import.finish(hashing.sha256());
}

} // namespace duebook
