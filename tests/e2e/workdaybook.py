# SPDX-License-Identifier: Apache-2.0
"""The book of the working day: how it stood last night, and what has to be in it in the evening."""
import datetime
import json
import os
import subprocess

from desktop import Failed

HEADINGS = "Customer,Name,Invoice,Invoice date,Due date,Amount,Open amount,Currency"


class Book:
    def __init__(self, cli, home):
        self.cli = cli
        self.home = home
        self.path = os.path.join(home, "Marmalade Trading.duebook")
        self.today = datetime.date.today()
        yesterday = self.today - datetime.timedelta(days=1)
        self._as(yesterday, "new", self.path, "--currency", "EUR", "--company", "Marmalade Trading",
                 "--name", "Nora Field", "--time-zone", "UTC")
        self._as(yesterday, "import", self._open_items("yesterday.csv", "2000.00"),
                 "--save-profile", "nightly")
        self._as(yesterday, "promise", "C-300", "--amount", "1500", "--invoice", "OI-5",
                 "--by", str(self.today))
        self._as(yesterday, "follow-up", "add", "C-300", "--due", str(self.today),
                 "--reason", "See whether the plums are paid")

    def _as(self, day, *arguments):
        answer = subprocess.run(
            [self.cli, "--book", self.path, "--as", "nora", "--format", "json", "--today", str(day)]
            + list(arguments), capture_output=True, text=True)
        if answer.returncode != 0:
            raise Failed("duebook-cli %s: %s" % (" ".join(arguments), answer.stderr))
        return answer.stdout

    def ask(self, *arguments):
        return json.loads(self._as(self.today, *arguments))

    def _open_items(self, name, plums):
        rows = (("C-100,Nevhp Foods,OI-1", 40, "12400.00", "12400.00"),
                ("C-100,Nevhp Foods,OI-2", 12, "3100.50", "3100.50"),
                ("C-200,Quince Bakery,OI-3", 25, "8800.00", "8800.00"),
                ("C-200,Quince Bakery,OI-4", 11, "950.00", "950.00"),
                ("C-300,Plum Traders,OI-5", 11, "2000.00", plums))
        lines = [HEADINGS]
        for invoice, late, amount, left in rows:
            due = self.today - datetime.timedelta(days=late)
            lines.append("%s,%s,%s,%s,%s,EUR" % (
                invoice, due - datetime.timedelta(days=30), due, amount, left))
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n")
        return path

    def this_morning(self):
        """Of the plums 1500 are paid."""
        return self._open_items("this morning.csv", "500.00")

    @staticmethod
    def _only(rows, what):
        if len(rows) != 1:
            raise Failed("%s: one was expected in the book, there is %s" % (what, rows))
        return rows[0]

    @staticmethod
    def _expect(what, row, **values):
        for name, value in values.items():
            if row[name] != value:
                raise Failed("%s: %s is %r, not %r: %s" % (what, name, row[name], value, row))

    def prove(self, due, said, contested, proof):
        kept = self._only(self.ask("promises", "--account", "C-300")["promises"], "the promise")
        self._expect("the promise that was paid", kept, state="kept", received="1500.00",
                     invoices=["OI-5"])
        made = self._only(self.ask("promises", "--account", "C-100")["promises"], "the new promise")
        self._expect("the new promise", made, state="open", amount="5000.00", currency="EUR",
                     invoices=["OI-1"], due=str(self.today + datetime.timedelta(days=7)))
        self._prove_talk(due, said, made, proof)
        self._prove_dispute(contested)
        done = self._only(self.ask("follow-ups", "--account", "C-300", "--all")["follow_ups"],
                          "the follow-up of the plums")
        self._expect("the follow-up of the plums", done, state="done")
        self.ask("check")

    def _call(self, account, text):
        return self._only([entry for entry in self.ask("account", account)["timeline"]
                           if entry["kind"] == "call" and entry["text"] == text], "the call")

    def _prove_talk(self, due, said, promise, proof):
        note = self._call("C-100", said)
        self._expect("the call", note, person="Nora Field", invoices=["OI-1"])
        self._expect("the promise of the call", promise, note=note["id"])
        documents = self.ask("document", "list", "C-100")["documents"]
        document = self._only(documents, "the document")
        if document["name"] != os.path.basename(proof):
            raise Failed("the document has another name: %s" % document)
        copy = os.path.join(self.home, "copy")
        self._as(self.today, "document", "get", str(document["id"]), "--out", copy)
        with open(copy, "rb") as taken, open(proof, "rb") as given:
            if taken.read() != given.read():
                raise Failed("the document is not what was attached")
        planned = self._only(self.ask("follow-ups", "--account", "C-100")["follow_ups"],
                             "the next contact")
        self._expect("the next contact", planned, state="open", note=note["id"],
                     due=str(due.date()), time=due.strftime("%H:%M"))

    def _prove_dispute(self, contested):
        dispute = self._only(self.ask("disputes", "--account", "C-200")["disputes"], "the dispute")
        self._expect("the dispute", dispute, state="open", reason="Goods damaged",
                     deadline=str(self.today + datetime.timedelta(days=10)),
                     invoices=[{"amount": "800.00", "currency": "EUR", "number": "OI-3"}])
        self._expect("the dispute", dispute, note=self._call("C-200", contested)["id"])
