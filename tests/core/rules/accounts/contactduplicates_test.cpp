// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/contactduplicates.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

Contact person(int id, const char *name, const char *email = "", const char *phone = "",
               const char *mobile = "")
{
    Contact contact;
    contact.id = ContactId(id);
    contact.name = QString::fromUtf8(name);
    contact.email = QString::fromUtf8(email);
    contact.phone = QString::fromUtf8(phone);
    contact.mobile = QString::fromUtf8(mobile);
    return contact;
}

using Pairs = std::vector<DuplicatePair>;

} // namespace

TEST_CASE("Names that can be one person's", "[rules][contacts]")
{
    const auto similar = [](const char *one, const char *other) {
        INFO(one << " | " << other);
        const bool answer = similarNames(QString::fromUtf8(one), QString::fromUtf8(other));
        CHECK(answer == similarNames(QString::fromUtf8(other), QString::fromUtf8(one)));
        return answer;
    };
    CHECK(similar("Ingrid Dahl", "ingrid  DAHL"));
    CHECK(similar("Ingrid Dahl", "I. Dahl"));
    CHECK(similar("Ingrid Dahl", "Dahl, Ingrid"));
    CHECK(similar("Ingrid Dahl", "Dahl Ingrid"));
    CHECK(similar("Frau Dr. Ingrid Dahl", "Ingrid Dahl"));
    CHECK(similar("Ingrid M. Dahl", "Ingrid Maria Dahl"));
    CHECK(similar("Jürgen Müller", "Juergen Mueller"));
    CHECK(similar("Alex Brandt", "Alexander Brandt"));
    CHECK(similar("Petra Kleinert", "Petra Klienert"));
    CHECK(similar("Petra Kleinert", "Petra Kleiner"));
    CHECK(similar("José Núñez", "Jose Nunez"));
    CHECK(similar("רות כהן", "רות כהן"));

    CHECK_FALSE(similar("Ingrid Dahl", "Arne Dahl"));
    CHECK_FALSE(similar("Ingrid Maria Dahl", "Ingrid Karin Dahl"));
    CHECK_FALSE(similar("Ingrid", "Ingrid Dahl"));
    CHECK_FALSE(similar("Jan Berg", "Jan Borg"));
    CHECK_FALSE(similar("", ""));
    CHECK_FALSE(similar("Dr.", "Frau"));
}

TEST_CASE("An address or mobile number of one's own tells by itself", "[rules][contacts]")
{
    CHECK(likelySamePerson({person(1, "Ingrid Dahl", "i.dahl@halvorsen.example"),
                            person(2, "Payables", "I.Dahl@Halvorsen.example ")}) ==
          Pairs{{ContactId(1), ContactId(2), DuplicateReason::SameEmail}});
    CHECK(likelySamePerson({person(1, "Ingrid", "", "", "+47 900 11 222"),
                            person(2, "Mrs Dahl", "", "", "90011222")}) ==
          Pairs{{ContactId(1), ContactId(2), DuplicateReason::SameMobile}});
}

TEST_CASE("A shared mailbox or the telephone of the house tells only with a name that fits",
          "[rules][contacts]")
{
    CHECK(
        likelySamePerson({person(1, "Ingrid Dahl", "invoices@halvorsen.example", "+47 55 00 00 00"),
                          person(2, "Arne Lund", "invoices@halvorsen.example", "55000000")})
            .empty());
    CHECK(likelySamePerson({person(1, "Ingrid Dahl", "", "+47 55 00 00 00"),
                            person(2, "Ingrid", "", "55000000")}) ==
          Pairs{{ContactId(1), ContactId(2), DuplicateReason::SamePhone}});
    CHECK(likelySamePerson({person(1, "Ingrid Dahl"), person(2, "Ingrid")}).empty());
}

TEST_CASE("Who is still there, is the main one or has more filled in rather stays",
          "[rules][contacts]")
{
    Contact left = person(1, "Ingrid Dahl", "i@x", "1234567", "7654321");
    left.hasLeft = true;
    Contact main = person(2, "I. Dahl");
    CHECK(likelySamePerson({left, main}).front().keep == ContactId(2));
    left.hasLeft = false;
    CHECK(likelySamePerson({left, main}).front().keep == ContactId(1));
    main.isMain = true;
    CHECK(likelySamePerson({left, main}).front().keep == ContactId(2));
}

TEST_CASE("Each contact is offered once, the strongest reason first, and pairs that are two never",
          "[rules][contacts]")
{
    const std::vector<Contact> contacts{person(1, "Ingrid Dahl", "i@x.example"),
                                        person(2, "I. Dahl"), person(3, "Payables", "i@x.example"),
                                        person(4, "Arne Lund"), person(5, "A. Lund")};
    CHECK(likelySamePerson(contacts) ==
          Pairs{{ContactId(1), ContactId(3), DuplicateReason::SameEmail},
                {ContactId(4), ContactId(5), DuplicateReason::SimilarName}});
    CHECK(
        likelySamePerson(contacts, {{ContactId(1), ContactId(3)}, {ContactId(5), ContactId(4)}}) ==
        Pairs{{ContactId(1), ContactId(2), DuplicateReason::SimilarName}});
    CHECK(likelySamePerson({}).empty());
}
