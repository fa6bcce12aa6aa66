<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>duebook::ActivityService</name>
    <message numerus="yes">
        <source>Ratings worked out: %n account(s) changed</source>
        <translation>
            <numerusform>Ratings worked out: %n account changed</numerusform>
            <numerusform>Ratings worked out: %n accounts changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::AssignmentService</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-up(s)</source>
        <translation>
            <numerusform>%n open follow-up</numerusform>
            <numerusform>%n open follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open dispute(s)</source>
        <translation>
            <numerusform>%n open dispute</numerusform>
            <numerusform>%n open disputes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::Cli</name>
    <message numerus="yes">
        <source>there is more work than these %n row(s); --limit raises that</source>
        <translation>
            <numerusform>there is more work than this %n row; --limit raises that</numerusform>
            <numerusform>there is more work than these %n rows; --limit raises that</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account number(s) look like one that is known: --same FILE=BOOK says they are one, --same FILE= that they are not</source>
        <translation>
            <numerusform>%n account number looks like one that is known: --same FILE=BOOK says it is that one, --same FILE= that it is not</numerusform>
            <numerusform>%n account numbers look like one that is known: --same FILE=BOOK says they are one, --same FILE= that they are not</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue account(s) have nothing planned now</source>
        <translation>
            <numerusform>%n overdue account has nothing planned now</numerusform>
            <numerusform>%n overdue accounts have nothing planned now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::DisputeUpkeep</name>
    <message numerus="yes">
        <source>Large dispute open for %n day(s): %1 (%2)</source>
        <translation>
            <numerusform>Large dispute open for %n day: %1 (%2)</numerusform>
            <numerusform>Large dispute open for %n days: %1 (%2)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::HolidayService</name>
    <message numerus="yes">
        <source>The name is too long: at most %n character(s).</source>
        <translation>
            <numerusform>The name is too long: at most %n character.</numerusform>
            <numerusform>The name is too long: at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ImportService</name>
    <message numerus="yes">
        <source>%n date(s) can be read as day-month and as month-day: say which it is.</source>
        <translation>
            <numerusform>%n date can be read as day-month and as month-day: say which it is.</numerusform>
            <numerusform>%n dates can be read as day-month and as month-day: say which it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open item(s) may be what a row that could not be read names: they stay open.</source>
        <translation>
            <numerusform>%n open item may be what a row that could not be read names: it stays open.</numerusform>
            <numerusform>%n open items may be what a row that could not be read names: they stay open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open item(s) are in a currency that the list does not have: they stay open.</source>
        <translation>
            <numerusform>%n open item is in a currency that the list does not have: it stays open.</numerusform>
            <numerusform>%n open items are in a currency that the list does not have: they stay open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) stand in several rows with several due days: their amounts are added up, and the earliest day of what is open is the due day.</source>
        <translation>
            <numerusform>%n invoice stands in several rows with several due days: the amounts are added up, and the earliest day of what is open is the due day.</numerusform>
            <numerusform>%n invoices stand in several rows with several due days: their amounts are added up, and the earliest day of what is open is the due day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) stand in several rows: their amounts are added up.</source>
        <translation>
            <numerusform>%n invoice stands in several rows: the amounts are added up.</numerusform>
            <numerusform>%n invoices stand in several rows: their amounts are added up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) stand in several rows that repeat the whole amount: it is taken once.</source>
        <translation>
            <numerusform>%n invoice stands in several rows that repeat the whole amount: it is taken once.</numerusform>
            <numerusform>%n invoices stand in several rows that repeat the whole amount: it is taken once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due day(s) were worked out from the terms in the row.</source>
        <translation>
            <numerusform>%n due day was worked out from the terms in the row.</numerusform>
            <numerusform>%n due days were worked out from the terms in the row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due day(s) were worked out from the terms that the book has of the account.</source>
        <translation>
            <numerusform>%n due day was worked out from the terms that the book has of the account.</numerusform>
            <numerusform>%n due days were worked out from the terms that the book has of the account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due day(s) were worked out with 30 days, because nothing says when they are due.</source>
        <translation>
            <numerusform>%n due day was worked out with 30 days, because nothing says when it is due.</numerusform>
            <numerusform>%n due days were worked out with 30 days, because nothing says when they are due.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The terms of %n row(s) are not understood: &quot;%1&quot;.</source>
        <translation>
            <numerusform>The terms of %n row are not understood: &quot;%1&quot;.</numerusform>
            <numerusform>The terms of %n rows are not understood: &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name no currency and have the one given for them.</source>
        <translation>
            <numerusform>%n row names no currency and has the one given for such rows.</numerusform>
            <numerusform>%n rows name no currency and have the one given for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in the currency of the heading: %1.</source>
        <translation>
            <numerusform>%n row is in the currency of the heading: %1.</numerusform>
            <numerusform>%n rows are in the currency of the heading: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n amount(s) with a long tail of decimals were rounded.</source>
        <translation>
            <numerusform>%n amount with a long tail of decimals was rounded.</numerusform>
            <numerusform>%n amounts with a long tail of decimals were rounded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) of UTC fall on another day in the zone of the book.</source>
        <translation>
            <numerusform>%n time of UTC falls on another day in the zone of the book.</numerusform>
            <numerusform>%n times of UTC fall on another day in the zone of the book.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) are day numbers of a spreadsheet.</source>
        <translation>
            <numerusform>%n date is a day number of a spreadsheet.</numerusform>
            <numerusform>%n dates are day numbers of a spreadsheet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out, because nothing is owed by &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n row was left out, because nothing is owed by &quot;%1&quot;.</numerusform>
            <numerusform>%n rows were left out, because nothing is owed by &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out, because they are written off: &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n row was left out, because it is written off: &quot;%1&quot;.</numerusform>
            <numerusform>%n rows were left out, because they are written off: &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are settled, because the status is &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n row is settled, because the status is &quot;%1&quot;.</numerusform>
            <numerusform>%n rows are settled, because the status is &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are disputed, because the status is &quot;%1&quot;.</source>
        <translation>
            <numerusform>%n row is disputed, because the status is &quot;%1&quot;.</numerusform>
            <numerusform>%n rows are disputed, because the status is &quot;%1&quot;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were refused, because nobody said what &quot;%1&quot; means.</source>
        <translation>
            <numerusform>%n row was refused, because nobody said what &quot;%1&quot; means.</numerusform>
            <numerusform>%n rows were refused, because nobody said what &quot;%1&quot; means.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credit limit(s) of 0 were left out: say whether 0 means no limit or no credit.</source>
        <translation>
            <numerusform>%n credit limit of 0 was left out: say whether 0 means no limit or no credit.</numerusform>
            <numerusform>%n credit limits of 0 were left out: say whether 0 means no limit or no credit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) beside the name of a company became contacts.</source>
        <translation>
            <numerusform>%n person beside the name of a company became a contact.</numerusform>
            <numerusform>%n persons beside the name of a company became contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) stand in several rows: is each row a part of the invoice, or the whole invoice again?</source>
        <translation>
            <numerusform>%n invoice stands in several rows: is each row a part of the invoice, or the whole invoice again?</numerusform>
            <numerusform>%n invoices stand in several rows: is each row a part of the invoice, or the whole invoice again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::RatingService</name>
    <message numerus="yes">
        <source>pays %n day(s) late</source>
        <translation>
            <numerusform>pays %n day late</numerusform>
            <numerusform>pays %n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pays %n day(s) early</source>
        <translation>
            <numerusform>pays %n day early</numerusform>
            <numerusform>pays %n days early</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) broken</source>
        <translation>
            <numerusform>%n promise broken</numerusform>
            <numerusform>%n promises broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispute(s) refused</source>
        <translation>
            <numerusform>%n dispute refused</numerusform>
            <numerusform>%n disputes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) returned</source>
        <translation>
            <numerusform>%n payment returned</numerusform>
            <numerusform>%n payments returned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only %n invoice(s) settled in 12 months</source>
        <translation>
            <numerusform>only %n invoice settled in 12 months</numerusform>
            <numerusform>only %n invoices settled in 12 months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::RemarkService</name>
    <message numerus="yes">
        <source>The name is too long: %n letter(s) at most.</source>
        <translation>
            <numerusform>The name is too long: %n letter at most.</numerusform>
            <numerusform>The name is too long: %n letters at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ReminderEngine</name>
    <message numerus="yes">
        <source>%Ln follow-up(s) are due</source>
        <translation>
            <numerusform>%Ln follow-up is due</numerusform>
            <numerusform>%Ln follow-ups are due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ReportService</name>
    <message numerus="yes">
        <source>%n payment(s) came before import on days that the list did not name: before %1, what was open can be more or less than is shown. They count for no days to pay.</source>
        <translation>
            <numerusform>%n payment came before import on a day that the list did not name: before %1, what was open can be more or less than is shown. It counts for no days to pay.</numerusform>
            <numerusform>%n payments came before import on days that the list did not name: before %1, what was open can be more or less than is shown. They count for no days to pay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::SalvageService</name>
    <message numerus="yes">
        <source>%n row(s) saved</source>
        <translation>
            <numerusform>%n row saved</numerusform>
            <numerusform>%n rows saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known to be missing</source>
        <translation>
            <numerusform>%n known to be missing</numerusform>
            <numerusform>%n known to be missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them contradict(s) others (%1)</source>
        <translation>
            <numerusform>%n of them contradicts others (%1)</numerusform>
            <numerusform>%n of them contradict others (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unknown what stood in %n page(s)</source>
        <translation>
            <numerusform>unknown what stood in %n page</numerusform>
            <numerusform>unknown what stood in %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of the file tell nothing of themselves; where a table may have had them, they count there.</source>
        <translation>
            <numerusform>%n page of the file tells nothing of itself; where a table may have had it, it counts there.</numerusform>
            <numerusform>%n pages of the file tell nothing of themselves; where a table may have had them, they count there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything was saved: %n row(s).</source>
        <translation>
            <numerusform>Everything was saved: %n row.</numerusform>
            <numerusform>Everything was saved: %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them doubtful</source>
        <translation>
            <numerusform>%n of them doubtful</numerusform>
            <numerusform>%n of them doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved row(s) are doubtful: they stood in pages that were altered since Duebook wrote them. Compare their amounts and days with other sources.</source>
        <translation>
            <numerusform>%n saved row is doubtful: it stood in a page that was altered since Duebook wrote it. Compare its amounts and days with other sources.</numerusform>
            <numerusform>%n saved rows are doubtful: they stood in pages that were altered since Duebook wrote them. Compare their amounts and days with other sources.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::SearchService</name>
    <message numerus="yes">
        <source>%1 (%n account(s))</source>
        <translation>
            <numerusform>%1 (%n account)</numerusform>
            <numerusform>%1 (%n accounts)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::SharingService</name>
    <message numerus="yes">
        <source>%Ln other program(s) have the book open, and two ways at once would destroy it: close Duebook at the other computers first.</source>
        <translation>
            <numerusform>%Ln other program has the book open, and two ways at once would destroy it: close Duebook at the other computer first.</numerusform>
            <numerusform>%Ln other programs have the book open, and two ways at once would destroy it: close Duebook at the other computers first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::SignInService</name>
    <message numerus="yes">
        <source>The password was wrong several times: wait %n second(s), then try again.</source>
        <translation>
            <numerusform>The password was wrong several times: wait %n second, then try again.</numerusform>
            <numerusform>The password was wrong several times: wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password is too short: at least %n character(s).</source>
        <translation>
            <numerusform>The password is too short: at least %n character.</numerusform>
            <numerusform>The password is too short: at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The password is too long: at most %n character(s).</source>
        <translation>
            <numerusform>The password is too long: at most %n character.</numerusform>
            <numerusform>The password is too long: at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::WorklistService</name>
    <message numerus="yes">
        <source>%1 overdue for %n day(s), no follow-up</source>
        <translation>
            <numerusform>%1 overdue for %n day, no follow-up</numerusform>
            <numerusform>%1 overdue for %n days, no follow-up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 overdue for %n day(s), a credit of %2 taken off; no follow-up</source>
        <translation>
            <numerusform>%1 overdue for %n day, a credit of %2 taken off; no follow-up</numerusform>
            <numerusform>%1 overdue for %n days, a credit of %2 taken off; no follow-up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::app::Application</name>
    <message numerus="yes">
        <source>%n note(s) that waited on this computer saved</source>
        <translation>
            <numerusform>%n note that waited on this computer saved</numerusform>
            <numerusform>%n notes that waited on this computer saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::app::RoundDriver</name>
    <message numerus="yes">
        <source>That was the whole list: %n account(s) dealt with.</source>
        <translation>
            <numerusform>That was the whole list: %n account dealt with.</numerusform>
            <numerusform>That was the whole list: %n accounts dealt with.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::app::SharingDriver</name>
    <message numerus="yes">
        <source>%n other(s) here</source>
        <translation>
            <numerusform>%n other here</numerusform>
            <numerusform>%n others here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for %1, at most %n second(s)</source>
        <comment>a computer</comment>
        <translation>
            <numerusform>waiting for %1, at most %n second</numerusform>
            <numerusform>waiting for %1, at most %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::AccountsBar</name>
    <message numerus="yes">
        <source>%n account(s) chosen</source>
        <translation>
            <numerusform>%n account chosen</numerusform>
            <numerusform>%n accounts chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) put into the pool</source>
        <translation>
            <numerusform>%n account put into the pool</numerusform>
            <numerusform>%n accounts put into the pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) taken out of the pool</source>
        <translation>
            <numerusform>%n account taken out of the pool</numerusform>
            <numerusform>%n accounts taken out of the pool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) stayed: somebody changed them since.</source>
        <translation>
            <numerusform>%n account stayed: somebody changed it since.</numerusform>
            <numerusform>%n accounts stayed: somebody changed them since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::ActivityPage</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::AgeingPanel</name>
    <message numerus="yes">
        <source>%n open item(s)</source>
        <translation>
            <numerusform>%n open item</numerusform>
            <numerusform>%n open items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::BackupSection</name>
    <message numerus="yes">
        <source>and %n older</source>
        <translation>
            <numerusform>and %n older</numerusform>
            <numerusform>and %n older</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::CalendarExport</name>
    <message numerus="yes">
        <source>%n follow-up(s)</source>
        <translation>
            <numerusform>%n follow-up</numerusform>
            <numerusform>%n follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::CalendarSection</name>
    <message numerus="yes">
        <source>%n holiday(s) added</source>
        <translation>
            <numerusform>%n holiday added</numerusform>
            <numerusform>%n holidays added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out. %1</source>
        <translation>
            <numerusform>%n row were left out. %1</numerusform>
            <numerusform>%n rows were left out. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::ContactNotices</name>
    <message numerus="yes">
        <source>%n open follow-up(s) name %1, who has left: %2</source>
        <translation>
            <numerusform>%n open follow-up name %1, who has left: %2</numerusform>
            <numerusform>%n open follow-ups name %1, who has left: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::CoverFlow</name>
    <message numerus="yes">
        <source>%1 has %n account(s) more</source>
        <translation>
            <numerusform>%1 has %n account more</numerusform>
            <numerusform>%1 has %n accounts more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were changed since and stay as they are.</source>
        <translation>
            <numerusform>%n record was changed since and stays as it is.</numerusform>
            <numerusform>%n records were changed since and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) were changed by someone else in the meantime and stay: hand over again.</source>
        <translation>
            <numerusform>%n account was changed by someone else in the meantime and stays: hand over again.</numerusform>
            <numerusform>%n accounts were changed by someone else in the meantime and stay: hand over again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::CoverStrip</name>
    <message numerus="yes">
        <source>%n account(s) that owe have no owner.</source>
        <translation>
            <numerusform>%n account that owes has no owner.</numerusform>
            <numerusform>%n accounts that owe have no owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::DocumentAdder</name>
    <message numerus="yes">
        <source>%n document(s) added.</source>
        <translation>
            <numerusform>%n document added.</numerusform>
            <numerusform>%n documents added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be added.</source>
        <translation>
            <numerusform>%n more could not be added.</numerusform>
            <numerusform>%n more could not be added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::DraftOffer</name>
    <message numerus="yes">
        <source>%n note(s) not saved</source>
        <translation>
            <numerusform>%n note not saved</numerusform>
            <numerusform>%n notes not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::FollowUpActions</name>
    <message numerus="yes">
        <source>%1 · %n follow-up(s)</source>
        <translation>
            <numerusform>%1 · %n follow-up</numerusform>
            <numerusform>%1 · %n follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) were changed by someone else in the meantime and stay as they are.</source>
        <translation>
            <numerusform>%n follow-up was changed by someone else in the meantime and stays as it is.</numerusform>
            <numerusform>%n follow-ups were changed by someone else in the meantime and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s) were changed since and stay as they are.</source>
        <translation>
            <numerusform>%n follow-up was changed since and stays as it is.</numerusform>
            <numerusform>%n follow-ups were changed since and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::FollowUpWords</name>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n working day(s)</source>
        <translation>
            <numerusform>every %n working day</numerusform>
            <numerusform>every %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>every %n week</numerusform>
            <numerusform>every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>every %n month</numerusform>
            <numerusform>every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>every %n year</numerusform>
            <numerusform>every %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::FollowUpsPage</name>
    <message numerus="yes">
        <source>%n follow-up(s) chosen</source>
        <translation>
            <numerusform>%n follow-up chosen</numerusform>
            <numerusform>%n follow-ups chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::HandOverDialog</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-up(s)</source>
        <translation>
            <numerusform>%n open follow-up</numerusform>
            <numerusform>%n open follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open dispute(s)</source>
        <translation>
            <numerusform>%n open dispute</numerusform>
            <numerusform>%n open disputes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::ImportColumns</name>
    <message numerus="yes">
        <source>%n date(s) fit only month/day/year</source>
        <translation>
            <numerusform>%n date fits only month/day/year</numerusform>
            <numerusform>%n dates fit only month/day/year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n fit both ways.</source>
        <translation>
            <numerusform>, %n fits both ways.</numerusform>
            <numerusform>, %n fit both ways.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) fit only day/month/year</source>
        <translation>
            <numerusform>%n date fits only day/month/year</numerusform>
            <numerusform>%n dates fit only day/month/year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) fit both ways: choose.</source>
        <translation>
            <numerusform>%n date fits both ways: choose.</numerusform>
            <numerusform>%n dates fit both ways: choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::ImportPage</name>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::ImportProblems</name>
    <message numerus="yes">
        <source>%n question(s) before the preview</source>
        <translation>
            <numerusform>%n question before the preview</numerusform>
            <numerusform>%n questions before the preview</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be read</source>
        <translation>
            <numerusform>%n row cannot be read</numerusform>
            <numerusform>%n rows cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more account number(s) look alike; unanswered they become accounts of their own.</source>
        <translation>
            <numerusform>%n more account number looks alike; unanswered it becomes an account of its own.</numerusform>
            <numerusform>%n more account numbers look alike; unanswered they become accounts of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more kind(s) of values were worked out or left out.</source>
        <translation>
            <numerusform>%n more kind of values was worked out or left out.</numerusform>
            <numerusform>%n more kinds of values were worked out or left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open item(s) of the book are not in the file and will be settled.</source>
        <translation>
            <numerusform>%n open item of the book is not in the file and will be settled.</numerusform>
            <numerusform>%n open items of the book are not in the file and will be settled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::InvoicePicker</name>
    <message numerus="yes">
        <source>%n invoice(s), %1 open</source>
        <translation>
            <numerusform>%n invoice, %1 open</numerusform>
            <numerusform>%n invoices, %1 open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::MailView</name>
    <message numerus="yes">
        <source>and %n more file(s): save the mail to see them</source>
        <translation>
            <numerusform>and %n more file: save the mail to see it</numerusform>
            <numerusform>and %n more files: save the mail to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::MissingProofList</name>
    <message numerus="yes">
        <source>Invoices in dispute, or overdue for %n day(s), without a proof of delivery.</source>
        <translation>
            <numerusform>Invoices in dispute, or overdue for %n day, without a proof of delivery.</numerusform>
            <numerusform>Invoices in dispute, or overdue for %n days, without a proof of delivery.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::NoteComposer</name>
    <message numerus="yes">
        <source>%n invoice(s)</source>
        <translation>
            <numerusform>%n invoice</numerusform>
            <numerusform>%n invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::PasswordDialog</name>
    <message numerus="yes">
        <source>at least %n character(s)</source>
        <translation>
            <numerusform>at least %n character</numerusform>
            <numerusform>at least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::PeopleSection</name>
    <message numerus="yes">
        <source>%n call(s) a day</source>
        <translation>
            <numerusform>%n call a day</numerusform>
            <numerusform>%n calls a day</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::PromisesTab</name>
    <message numerus="yes">
        <source>Kept %1 of %n promise(s), %2 of %3</source>
        <translation>
            <numerusform>Kept %1 of %n promise, %2 of %3</numerusform>
            <numerusform>Kept %1 of %n promises, %2 of %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::RestoreDialog</name>
    <message numerus="yes">
        <source>%n change(s) made after the backup are not in it.</source>
        <translation>
            <numerusform>%n change made after the backup is not in it.</numerusform>
            <numerusform>%n changes made after the backup are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::SalvageDialog</name>
    <message numerus="yes">
        <source>%n row(s) point to what is lost.</source>
        <translation>
            <numerusform>%n row points to what is lost.</numerusform>
            <numerusform>%n rows point to what is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are not whole.</source>
        <translation>
            <numerusform>%n document is not whole.</numerusform>
            <numerusform>%n documents are not whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::SearchPage</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::SideBar</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::TimelineText</name>
    <message numerus="yes">
        <source>%n invoice(s)</source>
        <translation>
            <numerusform>%n invoice</numerusform>
            <numerusform>%n invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::TodayPage</name>
    <message numerus="yes">
        <source>%n overdue since %1</source>
        <translation>
            <numerusform>%n overdue since %1</numerusform>
            <numerusform>%n overdue since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n account(s)</source>
        <translation>
            <numerusform>at least %n account</numerusform>
            <numerusform>at least %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done today</source>
        <translation>
            <numerusform>%n done today</numerusform>
            <numerusform>%n done today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::WaitingList</name>
    <message numerus="yes">
        <source>%n more wait(s) behind these</source>
        <translation>
            <numerusform>%n more waits behind these</numerusform>
            <numerusform>%n more wait behind these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::WaitingNotesBar</name>
    <message numerus="yes">
        <source>%n note(s) wait on this computer</source>
        <translation>
            <numerusform>%n note waits on this computer</numerusform>
            <numerusform>%n notes wait on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that waited could not be saved</source>
        <translation>
            <numerusform>%n note that waited could not be saved</numerusform>
            <numerusform>%n notes that waited could not be saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::WorklistModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duebook::ui::format</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation>
            <numerusform>due in %n day</numerusform>
            <numerusform>due in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
</context>
</TS>
