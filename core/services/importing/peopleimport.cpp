// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/peopleimport.h"

#include "core/base/textfold.h"
#include "core/rules/importing/paymentterms.h"
#include "core/rules/ledger/shortenednumber.h"
#include "core/services/documents/hashingdevice.h"
#include "core/services/importing/contactrows.h"
#include "core/services/importing/importpipeline.h"
#include "core/services/importing/importsettingsjson.h"
#include "core/services/importing/importvalues.h"
#include "core/services/importing/personreader.h"
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
constexpr int kCancelRows = 500;

class PeopleImport {
public:
    PeopleImport(const ImportPlan &plan, LedgerImport::Context context)
        : m_plan(plan), m_context(std::move(context)), m_table(plan),
          m_accounts(ImportLedgerReader::accounts(m_context.db), plan.settings.sameAccounts),
          m_row(m_plan), m_contactAccounts(m_context.db), m_contacts(m_context.db),
          m_segments(AccountRepository::segments(m_context.db))
    {
    }

    void apply(qint64 row, std::span<const QByteArrayView> fields, unsigned problems);
    ImportReport finish(const QByteArray &sha256);

private:
    bool refuse(ImportField field, const QString &value, const QString &reason);
    bool isSupplier(const QString &number) const;
    bool readAccountFields(Account &account);
    void applyAccount(const QString &number);
    void applyContact(const QString &number);
    AccountId accountOfContact(const QString &number);
    bool readTerms(Account &account);
    bool readLimit(Account &account);
    ContactRows::Writer contactWriter(AccountId account);
    void addBeside(AccountId account, const std::vector<Contact> &persons);
    ImportPeopleWriter &writer();

    const ImportPlan &m_plan;
    LedgerImport::Context m_context;
    TableRows m_table;
    AccountResolver m_accounts;
    PersonReader m_row;
    ContactAccounts m_contactAccounts;
    ContactRows m_contacts;
    std::vector<std::pair<SegmentId, QString>> m_segments;
    ImportNoteCounts m_notes;
    std::unique_ptr<ImportPeopleWriter> m_writer;
    std::set<QString> m_met; ///< what the file named already
    ImportReport m_report;
    qint64 m_number = 0; ///< of the row
};

bool PeopleImport::refuse(ImportField field, const QString &value, const QString &reason)
{
    ++m_report.rejected;
    ++m_report.problemCount;
    if (m_report.problems.size() < kMostListed)
        m_report.problems.push_back(
            {m_number, m_plan.columnName(field), value.left(kShownValue), reason});
    return false;
}

ImportPeopleWriter &PeopleImport::writer()
{
    if (!m_writer) {
        m_report.id =
            ImportRepository::startRun(*m_context.transaction, m_plan.settings.kind,
                                       m_plan.fileName, importSettingsToJson(m_plan.settings));
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
    m_number = rowNumber;
    m_row.read(fields);
    if (problems != 0) {
        refuse(ImportField::Text, {}, csvProblemText(problems));
        return;
    }
    const TableRow row = m_table.sort(fields);
    const bool none = row == TableRow::Blank || row == TableRow::Page || row == TableRow::Left;
    const QString number = m_row.text(ImportField::AccountNumber);
    if (none || (!number.isEmpty() && isSupplier(number)) || isTotalsText(number)) {
        ++m_report.skipped;
        return;
    }
    if (isShortenedNumber(number.toUtf8()))
        refuse(ImportField::AccountNumber, number, shortenedNumberText());
    else if (m_plan.settings.kind == ImportKind::Contacts)
        applyContact(number);
    else if (number.isEmpty())
        refuse(ImportField::AccountNumber, {}, Texts::tr("The account number is missing."));
    else
        applyAccount(number);
}

/// What the file has columns for; an empty cell leaves what is there.
bool PeopleImport::readAccountFields(Account &account)
{
    const auto take = [this](ImportField field, QString &value) {
        if (const QString given = m_row.text(field); !given.isEmpty())
            value = given;
    };
    take(ImportField::AccountName, account.name);
    if (!m_row.namesCompany() && !m_row.personName().isEmpty())
        account.name = m_row.personName();
    take(ImportField::Email, account.email);
    take(ImportField::Phone, account.phone);
    take(ImportField::Street, account.street);
    take(ImportField::Postcode, account.postcode);
    take(ImportField::City, account.city);
    take(ImportField::Country, account.country);
    take(ImportField::TaxId, account.taxId);
    take(ImportField::Language, account.language);
    if (const QString code = m_row.text(ImportField::Currency); !code.isEmpty()) {
        const auto currency = Currency::fromCode(QStringView(code));
        if (!currency)
            return refuse(ImportField::Currency, code,
                          Texts::tr("This is no currency of ISO 4217, such as EUR."));
        account.currency = *currency;
    }
    if (!readTerms(account) || !readLimit(account))
        return false;
    if (const QString name = m_row.text(ImportField::Segment); !name.isEmpty()) {
        for (const auto &[id, segment] : m_segments) {
            if (foldText(segment) == foldText(name))
                account.segment = id;
        }
    }
    return true;
}

bool PeopleImport::readTerms(Account &account)
{
    const QString given = m_row.text(ImportField::TermsDays);
    if (given.isEmpty())
        return true;
    const std::optional<PaymentTerms> terms = parsePaymentTerms(given);
    if (!terms)
        return refuse(ImportField::TermsDays, given,
                      Texts::tr("These terms are not understood: a number of days is."));
    if (terms->from != PaymentTerms::From::Invoice || terms->months != 0)
        return refuse(ImportField::TermsDays, given,
                      Texts::tr("The book keeps the terms of an account in days from the invoice: "
                                "give a number of days."));
    account.termsDays = terms->days;
    return true;
}

bool PeopleImport::readLimit(Account &account)
{
    const QString limit = m_row.text(ImportField::CreditLimit);
    if (limit.isEmpty())
        return true;
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
    if (parsed.minor == 0 && m_plan.settings.zeroLimit == ZeroLimit::Unknown)
        return true;
    if (parsed.minor == 0 && m_plan.settings.zeroLimit == ZeroLimit::None)
        account.creditLimit.reset();
    else
        account.creditLimit =
            Money(parsed.minor, parsed.currency.isSet() ? parsed.currency : currency);
    return true;
}

ContactRows::Writer PeopleImport::contactWriter(AccountId account)
{
    if (!m_context.transaction || !account.isSet())
        return {};
    return [this]() -> ImportPeopleWriter & { return writer(); };
}

void PeopleImport::addBeside(AccountId account, const std::vector<Contact> &persons)
{
    for (Contact contact : persons) {
        contact.account = account;
        const ContactRows::Done done = m_contacts.apply(contact, contactWriter(account));
        if (done == ContactRows::Done::Created || done == ContactRows::Done::Changed)
            m_notes.add(ImportNoteKind::ContactsBeside);
    }
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
    const QString limit = m_row.text(ImportField::CreditLimit);
    if (!limit.isEmpty() && m_plan.settings.zeroLimit == ZeroLimit::Unknown &&
        parseAmount(limit.toUtf8(), m_plan.settings.decimal, 2).minor == 0)
        m_notes.add(ImportNoteKind::ZeroLimit);
    if (!created.empty()) {
        ++m_report.created;
        ++m_report.accountsCreated;
        AccountId id;
        if (m_context.transaction)
            id = writer().addAccount(draft);
        addBeside(id, m_row.personsBeside());
        return;
    }
    const AccountId id(m_accounts.identity(slot));
    const auto before = AccountRepository::find(m_context.db, id);
    Account after = before.value_or(account);
    if (!readAccountFields(after))
        return;
    addBeside(before ? id : AccountId(), m_row.personsBeside());
    if (!before || after == *before) {
        ++m_report.unchanged;
        return;
    }
    ++m_report.changed;
    if (m_context.transaction)
        writer().changeAccount(*before, after);
}

/// Unset where the row was refused.
AccountId PeopleImport::accountOfContact(const QString &number)
{
    using Found = ContactAccounts::Found;
    const QString name = m_row.text(ImportField::AccountName);
    ContactAccounts::Answer answer = m_contactAccounts.byNumber(foldNumber(number));
    if (answer.found == Found::One || m_accounts.isAnswered(number)) {
        std::vector<NewAccount> created;
        const int slot = m_accounts.slotOf(number.toUtf8(), {}, created);
        const qint64 identity = m_accounts.identity(slot);
        if (identity > 0)
            return AccountId(identity);
    }
    for (const QString &text : {number, name}) {
        if (answer.found == Found::Nothing)
            answer = m_contactAccounts.byName(text);
    }
    if (answer.found == Found::Nothing && !number.isEmpty()) {
        // Notes the numbers that look like this one.
        std::vector<NewAccount> created;
        m_accounts.slotOf(number.toUtf8(), {}, created);
    }
    if (answer.found == Found::Nothing && number.isEmpty() && name.isEmpty())
        answer = m_contactAccounts.byMail(m_row.text(ImportField::Email));
    if (answer.found == Found::One)
        return answer.account;
    const QString said = number.isEmpty() ? name : number;
    refuse(ImportField::AccountNumber, said.isEmpty() ? m_row.text(ImportField::Email) : said,
           answer.found == Found::Several
               ? Texts::tr("Several accounts have this name or addresses of this domain: give the "
                           "number of the account.")
           : said.isEmpty() ? Texts::tr("Nothing says to which account the contact belongs.")
                            : Texts::tr("The book has no account with this number or name."));
    return {};
}

void PeopleImport::applyContact(const QString &number)
{
    Contact contact = m_row.person();
    const std::vector<Contact> others = m_row.personsBeside();
    if (contact.name.isEmpty() && others.empty()) {
        refuse(ImportField::ContactName, {}, Texts::tr("The name of the contact is missing."));
        return;
    }
    const AccountId account = accountOfContact(number);
    if (!account.isSet())
        return;
    addBeside(account, others);
    if (contact.name.isEmpty()) {
        ++m_report.unchanged;
        return;
    }
    contact.account = account;
    switch (m_contacts.apply(contact, contactWriter(account))) {
    case ContactRows::Done::Twice:
        refuse(ImportField::ContactName, contact.name,
               Texts::tr("The file names this contact twice; the first row was taken."));
        break;
    case ContactRows::Done::Created:
        ++m_report.created;
        break;
    case ContactRows::Done::Changed:
        ++m_report.changed;
        break;
    case ContactRows::Done::Unchanged:
        ++m_report.unchanged;
        break;
    }
}

ImportReport PeopleImport::finish(const QByteArray &sha256)
{
    m_report.notes = m_notes.notes();
    m_report.lookAlikes = m_accounts.lookAlikes();
    m_report.lookAlikeCount = m_accounts.lookAlikeCount();
    if (m_context.transaction && m_writer)
        ImportRepository::finishRun(*m_context.transaction, m_report,
                                    importSettingsToJson(m_plan.settings), sha256);
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
    CutOffWatch end(size_t(plan.headings.size()));
    while (reader.next()) {
        if (reader.row() >= plan.dataRow)
            import.apply(reader.row(), reader.fields(), end.problems(reader));
        if (reader.row() % kCancelRows != 0)
            continue;
        if (control.cancel.cancelled())
            return importCancelled();
        control.report(reader.bytesRead(), plan.fileSize);
    }
    if (reader.stopped())
        return readingStopped(plan.fileName, reader);
    if (control.cancel.cancelled())
        return importCancelled();
    return import.finish(hashing.sha256());
}

} // namespace duebook
