// SPDX-License-Identifier: Apache-2.0
#include "ui/accounts/accountdialog.h"

#include "ui/book/permission.h"
#include "ui/look/theme.h"
#include "ui/text/disputewords.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

#include <cmath>

namespace duebook::ui {

namespace {

constexpr int kMostDays = 365;

/// An amount as the locale writes it, as the decimal text of `Money::fromDecimal`.
QString plainDecimal(QString text, const QLocale &locale)
{
    text.remove(locale.groupSeparator());
    text.remove(QChar::Nbsp);
    text.remove(QLatin1Char(' '));
    return text.replace(locale.decimalPoint(), QLatin1String("."));
}

QString asTyped(const Money &money, const QLocale &locale)
{
    return money.toDecimal().replace(QLatin1Char('.'), locale.decimalPoint());
}

QComboBox *people(const QString &name, const QString &nobody, const std::vector<User> &users,
                  UserId chosen, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->addItem(nobody, 0);
    for (const User &user : users)
        if (user.active || user.id == chosen)
            box->addItem(user.name, user.id.number());
    box->setCurrentIndex(std::max(0, box->findData(chosen.number())));
    return box;
}

} // namespace

AccountDialog::AccountDialog(const Account &account, const std::vector<User> &users,
                             const std::vector<Segment> &segments, Currency bookCurrency,
                             QWidget *parent)
    : FormDialog(account.id.isSet() ? tr("Edit account") : tr("New account"), tr("Save"), parent),
      m_account(account), m_bookCurrency(bookCurrency)
{
    setObjectName(QStringLiteral("accountDialog"));
    build(users, segments);
    validate();
}

QLineEdit *AccountDialog::line(const QString &name, const QString &text)
{
    auto *field = new QLineEdit(text, this);
    field->setObjectName(name);
    connect(field, &QLineEdit::textChanged, this, &AccountDialog::validate);
    return field;
}

QSpinBox *AccountDialog::days(const QString &name, int value, const QString &none)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(name);
    field->setRange(0, kMostDays);
    field->setSuffix(tr(" days"));
    field->setSpecialValueText(none);
    field->setValue(value);
    return field;
}

void AccountDialog::build(const std::vector<User> &users, const std::vector<Segment> &segments)
{
    const QLocale locale;
    m_name = line(QStringLiteral("nameEdit"), m_account.name);
    m_number = line(QStringLiteral("numberEdit"), m_account.number);
    m_segment = new QComboBox(this);
    m_segment->setObjectName(QStringLiteral("segmentBox"));
    m_segment->addItem(tr("none"), 0);
    for (const Segment &segment : segments)
        m_segment->addItem(segment.name, segment.id.number());
    m_segment->setCurrentIndex(std::max(0, m_segment->findData(m_account.segment.number())));
    m_owner = people(QStringLiteral("ownerBox"), tr("nobody"), users, m_account.owner, this);
    m_representative = people(QStringLiteral("representativeBox"), tr("nobody"), users,
                              m_account.representative, this);
    m_terms = days(QStringLiteral("termsEdit"), m_account.termsDays, tr("at once"));
    m_discountDays = days(QStringLiteral("discountDaysEdit"), m_account.discountDays, tr("none"));
    m_discount = line(QStringLiteral("discountEdit"),
                      m_account.discountBasisPoints == 0
                          ? QString()
                          : locale.toString(m_account.discountBasisPoints / 100.0));
    m_discount->setPlaceholderText(tr("percent"));
    m_currency = new QComboBox(this);
    m_currency->setObjectName(QStringLiteral("currencyBox"));
    for (const Currency each : Currency::all())
        m_currency->addItem(each.code(), each.code());
    const Currency chosen = m_account.currency.isSet() ? m_account.currency : m_bookCurrency;
    m_currency->setCurrentIndex(m_currency->findData(chosen.code()));
    m_limit = line(QStringLiteral("limitEdit"),
                   m_account.creditLimit ? asTyped(*m_account.creditLimit, locale) : QString());
    m_limit->setPlaceholderText(tr("no limit"));
    m_language = line(QStringLiteral("languageEdit"), m_account.language);
    m_language->setPlaceholderText(tr("the book's"));
    m_email = line(QStringLiteral("emailEdit"), m_account.email);
    m_phone = line(QStringLiteral("phoneEdit"), m_account.phone);
    m_street = line(QStringLiteral("streetEdit"), m_account.street);
    m_postcode = line(QStringLiteral("postcodeEdit"), m_account.postcode);
    m_postcode->setAccessibleName(tr("Postcode"));
    m_city = line(QStringLiteral("cityEdit"), m_account.city);
    m_country = line(QStringLiteral("countryEdit"), m_account.country);
    m_taxId = line(QStringLiteral("taxIdEdit"), m_account.taxId);
    m_discount->setAccessibleName(tr("Discount in percent"));
    m_limit->setAccessibleName(tr("Credit limit"));
    // Two fields behind one label each have a name of their own.
    m_discountDays->setAccessibleName(tr("Days of the early-payment discount"));
    m_currency->setAccessibleName(tr("Currency"));
    m_city->setAccessibleName(tr("City"));
    m_country->setAccessibleName(tr("Country"));
    m_taxId->setAccessibleName(tr("Tax id"));

    addField(QStringLiteral("name"), tr("Name"), m_name);
    addField(QStringLiteral("number"), tr("Number"), m_number);
    addField(QStringLiteral("segment"), tr("Segment"), m_segment);
    addField(QStringLiteral("owner"), tr("Owner"), m_owner);
    addField(QStringLiteral("representative"), tr("Sales"), m_representative);
    addField(QStringLiteral("termsDays"), tr("Payment terms"), m_terms);
    addFields(tr("Early-payment discount"), {{QStringLiteral("discountDays"), m_discountDays},
                                             {QStringLiteral("discountBasisPoints"), m_discount}});
    addFields(tr("Currency, credit limit"),
              {{QStringLiteral("currency"), m_currency}, {QStringLiteral("creditLimit"), m_limit}});
    const QString warning = words::creditWarning(m_account.status, m_account.hold.has_value());
    if (!warning.isEmpty()) {
        auto *label = new QLabel(warning, this);
        label->setObjectName(QStringLiteral("limitWarning"));
        label->setWordWrap(true);
        setLook(label, Look::Problem);
        setAccessibleDescription(warning);
        addRow(label);
    }
    addField(QStringLiteral("language"), tr("Language"), m_language);
    addField(QStringLiteral("email"), tr("Email"), m_email);
    addField(QStringLiteral("phone"), tr("Phone"), m_phone);
    addField(QStringLiteral("street"), tr("Street"), m_street);
    addFields(tr("Postcode, city"),
              {{QStringLiteral("postcode"), m_postcode}, {QStringLiteral("city"), m_city}});
    addFields(tr("Country, tax id"),
              {{QStringLiteral("country"), m_country}, {QStringLiteral("taxId"), m_taxId}});
    connect(m_currency, &QComboBox::currentIndexChanged, this, &AccountDialog::validate);
}

Currency AccountDialog::currency() const
{
    return Currency::fromCode(QStringView(m_currency->currentData().toString()))
        .value_or(m_bookCurrency);
}

std::optional<qint64> AccountDialog::discountBasisPoints() const
{
    const QString typed = m_discount->text().trimmed();
    if (typed.isEmpty())
        return 0;
    bool ok = false;
    const double percent = QLocale().toDouble(typed, &ok);
    if (!ok || percent < 0 || percent >= 100)
        return std::nullopt;
    return qint64(std::llround(percent * 100));
}

std::optional<std::optional<Money>> AccountDialog::creditLimit() const
{
    const QString typed = m_limit->text().trimmed();
    if (typed.isEmpty())
        return std::nullopt;
    return Money::fromDecimal(plainDecimal(typed, QLocale()), currency());
}

void AccountDialog::validate()
{
    // Fields tell while the form is still being put together.
    if (m_taxId == nullptr || m_currency == nullptr || m_limit == nullptr)
        return;
    const auto limit = creditLimit();
    const bool wrongLimit = limit && (!*limit || (*limit)->isNegative());
    const bool wrongDiscount = !discountBasisPoints();
    showProblem(QStringLiteral("creditLimit"),
                wrongLimit ? tr("Not an amount in %1.").arg(currency().code()) : QString());
    showProblem(QStringLiteral("discountBasisPoints"),
                wrongDiscount ? tr("A percentage below 100.") : QString());
    setAcceptable(!m_name->text().trimmed().isEmpty() && !m_number->text().trimmed().isEmpty() &&
                  !wrongLimit && !wrongDiscount);
}

void AccountDialog::lock(const QString &limitRefused, const QString &ownerRefused)
{
    allow(m_limit, limitRefused);
    // What is nobody's one may take.
    allow(m_owner, m_account.id.isSet() && m_account.owner.isSet() ? ownerRefused : QString());
}

void AccountDialog::submit()
{
    Account account = m_account;
    account.name = m_name->text().trimmed();
    account.number = m_number->text().trimmed();
    account.segment = SegmentId(m_segment->currentData().toLongLong());
    account.owner = UserId(m_owner->currentData().toLongLong());
    account.representative = UserId(m_representative->currentData().toLongLong());
    account.termsDays = m_terms->value();
    account.discountDays = m_discountDays->value();
    account.discountBasisPoints = int(discountBasisPoints().value_or(0));
    account.currency = currency();
    account.creditLimit = creditLimit().value_or(std::nullopt);
    account.language = m_language->text().trimmed();
    account.email = m_email->text().trimmed();
    account.phone = m_phone->text().trimmed();
    account.street = m_street->text().trimmed();
    account.postcode = m_postcode->text().trimmed();
    account.city = m_city->text().trimmed();
    account.country = m_country->text().trimmed();
    account.taxId = m_taxId->text().trimmed();
    Q_EMIT submitted(account);
}

} // namespace duebook::ui
