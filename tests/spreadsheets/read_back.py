#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads workbooks of `-o xlsx` back by a road of its own, a ZIP reader and an XML reader: names of sheets, kinds of cells,
what is hidden, and that the same data makes the same bytes. Usage: read_back.py PROGRAM SOURCES. Ends with 77 (skipped)
where caseload or the machine has no libxlsxwriter."""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PROGRAM = os.path.abspath(sys.argv[1])
SOURCES = os.path.abspath(sys.argv[2])
DAY = "2026-11-23"


class Cell:
    """`kind`: number, text or yes_no; `format`: the number format, "" for none."""

    def __init__(self, node, formats):
        self.kind = {None: "number", "n": "number", "inlineStr": "text", "s": "text", "b": "yes_no"}.get(node.get("t"), node.get("t"))
        self.format = formats[int(node.get("s", "0"))]
        self.value = "".join(part.text or "" for part in node.iter() if part.tag in (MAIN + "v", MAIN + "t"))
        self.formula = node.find(MAIN + "f") is not None

    def day(self):
        return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(self.value)))).isoformat()


def column_of(reference):
    letters = reference.rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


class Sheet:
    def __init__(self, root, formats):
        self.frozen = next((int(p.get("ySplit", 0)) for p in root.iter(MAIN + "pane") if p.get("state") == "frozen"), 0)
        filters = root.find(MAIN + "autoFilter")
        self.filter = filters.get("ref") if filters is not None else None
        self.rows = []
        for row in root.find(MAIN + "sheetData"):
            self.rows += [{}] * (int(row.get("r")) - 1 - len(self.rows))  # empty rows are not written
            self.rows.append({column_of(c.get("r")): Cell(c, formats) for c in row})

    def texts(self):
        return [cell.value for row in self.rows for cell in row.values() if cell.kind == "text"]

    def table(self):
        """The rows under the header, as dicts by its names, down to the first empty row."""
        names = {place: cell.value for place, cell in self.rows[0].items()}
        found = []
        for row in self.rows[1:]:
            if not row:
                break
            found.append({names[place]: cell for place, cell in row.items() if place in names})
        return found

    def pairs(self):
        return {row[0].value: row.get(1) for row in self.rows if 0 in row}


def formats_of(book):
    styles = xml.fromstring(book.read("xl/styles.xml"))
    own = {node.get("numFmtId"): node.get("formatCode") for node in styles.iter(MAIN + "numFmt")}
    return [own.get(node.get("numFmtId"), "") for node in styles.find(MAIN + "cellXfs")]


def read(path):
    """The sheets by name, in order."""
    book = zipfile.ZipFile(path)
    assert book.testzip() is None
    names = [node.get("name") for node in xml.fromstring(book.read("xl/workbook.xml")).find(MAIN + "sheets")]
    formats = formats_of(book)
    return {name: Sheet(xml.fromstring(book.read(f"xl/worksheets/sheet{i}.xml")), formats) for i, name in enumerate(names, 1)}


class Caseload:
    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.env = {"PATH": os.environ["PATH"], "CASELOAD_CONFIG": self.path("caseload.toml"), "CASELOAD_TODAY": DAY, "CASELOAD_NO_INPUT": "1"}

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *words, code=0, env=None):
        done = subprocess.run([PROGRAM, *words], env={**self.env, **(env or {})}, cwd=os.path.join(SOURCES, "examples", "demo"),
                              capture_output=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == code, (words, done.returncode, done.stderr.decode())
        return done.stdout

    def sheets(self, *words):
        with open(self.path("made.xlsx"), "wb") as file:
            file.write(self.run(*words, "-o", "xlsx"))
        return read(self.path("made.xlsx"))

    def fill(self):
        shutil.copy(os.path.join(SOURCES, "examples", "caseload.toml"), self.folder)
        self.run("init")
        for noun in ("client", "condition", "referral", "session", "goal", "measure", "action"):
            self.run("import", noun + "s", noun + "s.csv", "--profile", "demo-" + noun + "s")


def skip_without_library():
    folder = tempfile.mkdtemp()
    done = subprocess.run([PROGRAM, "init", "-o", "xlsx"], env={"CASELOAD_CONFIG": os.path.join(folder, "caseload.toml")}, capture_output=True, check=False)
    shutil.rmtree(folder)
    if done.returncode == 5:
        print("skipped:", done.stderr.decode().strip())
        sys.exit(77)


class Workbooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.caseload = Caseload()
        cls.caseload.fill()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.caseload.folder)

    def test_a_listing_has_real_numbers_days_and_times_and_codes_that_stay_text(self):
        sheets = self.caseload.sheets("session", "list")
        self.assertEqual(list(sheets), ["Sessions"])
        sheet = sheets["Sessions"]
        first = sheet.table()[0]
        self.assertEqual((first["code"].kind, first["code"].value), ("text", "S-0001"))
        self.assertEqual((first["minutes"].kind, first["minutes"].value, first["minutes"].format), ("number", "60", "0"))
        self.assertEqual((first["date"].kind, first["date"].day(), first["date"].format), ("number", "2025-12-04", "yyyy-mm-dd"))
        self.assertEqual((first["time"].kind, float(first["time"].value) * 1440, first["time"].format), ("number", 885.0, "hh:mm"))
        self.assertEqual((first["kind_code"].kind, first["kind_code"].value), ("text", "01"))
        self.assertNotIn("group", first)
        self.assertEqual(sheet.frozen, 1)
        self.assertTrue(sheet.filter.startswith("A1:"))

    def test_what_a_person_reads_as_a_time_is_one(self):
        for words, sheet, column in ((("agenda",), "Agenda", "time"), (("today",), "Sessions", "time")):
            row = self.caseload.sheets(*words)[sheet].table()[0]
            self.assertEqual((row[column].kind, row[column].format), ("number", "hh:mm"), words)

    def test_scores_are_numbers_with_their_places_and_numbers_of_people_are_text(self):
        client = self.caseload.sheets("client", "list")["Clients"].table()[0]
        self.assertEqual((client["points"].kind, client["points"].format), ("number", "0.0"))
        self.assertEqual((client["nhs_number"].kind, len(client["nhs_number"].value)), ("text", 10))
        self.assertTrue(client["nhs_number"].value.startswith("999"))
        rows = self.caseload.sheets("measure", "list")["Measures"].table()
        wellbeing = next(row for row in rows if row["instrument"].value == "swemwbs")
        self.assertEqual(wellbeing["score"].kind, "number")
        self.assertGreater(float(wellbeing["score"].value), 7)

    def test_the_same_rows_come_out_as_in_csv(self):
        sheet = self.caseload.sheets("export", "measures")["Measures"].table()
        lines = self.caseload.run("export", "measures").decode().splitlines()
        self.assertEqual(len(sheet), len(lines) - 1)
        header = lines[0].split(",")
        for row, line in zip(sheet, lines[1:]):
            self.assertEqual(row["code"].value, line.split(",")[0])
            self.assertEqual(float(row["score"].value), float(line.split(",")[header.index("score")]))

    def test_everything_makes_one_workbook_with_a_sheet_a_noun(self):
        sheets = self.caseload.sheets("export", "all")
        self.assertIn("Clients", sheets)
        self.assertIn("Referrals", sheets)
        self.assertEqual(len(sheets), len(set(name.lower() for name in sheets)))
        for name in sheets:
            self.assertLessEqual(len(name), 31)
            self.assertFalse(set(name) & set("[]:*?/\\"), name)

    def test_a_report_carries_its_caveats_and_its_recipe(self):
        sheets = self.caseload.sheets("report", "impact")
        names = list(sheets)
        self.assertEqual((names[0], names[-1]), ("Summary", "Recipe"))
        for name in ("Flow", "Measures", "Goals"):
            self.assertTrue(any("no comparison group" in text for text in sheets[name].texts()), name)
            self.assertTrue(any(text.startswith("Numbers from 1 to 7 are hidden") for text in sheets[name].texts()), name)
        recipe = sheets["Recipe"].pairs()
        self.assertEqual(recipe["definition"].value, "impact/2")
        self.assertEqual((recipe["to"].kind, recipe["to"].day(), recipe["to"].format), ("number", DAY, "yyyy-mm-dd"))
        self.assertEqual((recipe["small_numbers_hidden"].kind, recipe["small_numbers_hidden"].value), ("yes_no", "1"))
        texts = sheets["Recipe"].texts()
        for word in ("numerator", "denominator", "exclusions", "people without a second score"):
            self.assertIn(word, texts)

    def test_hidden_numbers_stay_hidden_and_are_counted(self):
        sheets = self.caseload.sheets("report", "impact")
        hidden = sum(text == "*" for name, sheet in sheets.items() if name not in ("Summary", "Recipe") for text in sheet.texts())
        self.assertGreater(hidden, 10)
        self.assertEqual(float(sheets["Recipe"].pairs()["figures_hidden"].value), hidden)
        for cell in sheets["Flow"].pairs().values():
            if cell is not None and cell.kind == "number":
                self.assertFalse(1 <= float(cell.value) <= 7)

    def test_nobody_reads_a_headline_of_too_few_people(self):
        rows = self.caseload.sheets("report", "impact")["Measures"].table()
        untold = [row for row in rows if row["cannot_tell"].value == "1"]
        self.assertTrue(untold)
        for row in untold:
            self.assertEqual({row[name].value for name in ("start", "latest", "change", "change_low")}, {"we cannot tell"})
        told = next(row for row in rows if row["cannot_tell"].value == "0")
        self.assertEqual((told["change"].kind, told["followed_up"].kind, told["followed_up"].format), ("number", "number", "0%"))
        self.assertLessEqual(float(told["followed_up"].value), 1)

    def test_beside_another_period_each_has_its_own_headline_or_none(self):
        sheet = self.caseload.sheets("report", "impact", "--from", "2026-06-01", "--compare-with", "before")["Compared"]
        row = next(row for row in sheet.table() if row["measure"].value == "Activation")
        self.assertEqual((row["cannot_tell"].value, row["change"].value), ("1", "we cannot tell"))
        self.assertEqual((row["then_cannot_tell"].value, row["then_change"].kind), ("0", "number"))
        self.assertTrue(any("no effect of what was changed" in text for text in sheet.texts()))

    def test_the_same_data_make_the_same_bytes_everywhere(self):
        made = [self.caseload.run("report", "impact", "-o", "xlsx", env=env)
                for env in ({"TZ": "Asia/Tokyo", "LC_ALL": "C"}, {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8"})]
        self.assertEqual(made[0], made[1])
        core = zipfile.ZipFile(self.caseload.path("made.xlsx")).read("docProps/core.xml").decode()
        self.assertIn(f"{DAY}T00:00:00Z", core)
        self.assertIn("<dc:creator>caseload</dc:creator>", core)


class Texts(unittest.TestCase):
    """What people may be called, and what a note may hold."""

    @classmethod
    def setUpClass(cls):
        cls.caseload = Caseload()
        cls.caseload.run("init")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.caseload.folder)

    def test_no_text_becomes_a_formula_and_none_is_changed(self):
        names = ["=1+1", "+SUM(A1)", "@cmd", "שרה כהן", "Zoë 😀", "_x0041_ bc", "http://a.example"]
        for name in names:
            self.caseload.run("client", "add", name)
        rows = self.caseload.sheets("client", "list", "--fields", "code,name")["Clients"].table()
        self.assertFalse(any(cell.formula for row in rows for cell in row.values()))
        self.assertEqual({row["name"].kind for row in rows}, {"text"})
        self.assertLessEqual(set(names), {row["name"].value.replace("_x005F_", "_") for row in rows})

    def test_a_note_keeps_its_lines_and_says_where_it_is_cut(self):
        note = self.caseload.path("note.txt")
        with open(note, "w", encoding="utf-8") as file:
            file.write("line one\n- line two\n" + "é" * 40_000)
        self.caseload.run("client", "add", "Long Note")
        code = self.caseload.run("client", "list", "-q").decode().split()[-1]
        self.caseload.run("client", "edit", code, "--note", "@" + note)
        sheet = self.caseload.sheets("client", "list")["Clients"]
        text = next(row["note"].value for row in sheet.table() if "note" in row)
        self.assertTrue(text.startswith("line one\n- line two\né"))
        self.assertTrue(text.endswith("-o json has all of it]"))
        self.assertEqual(len(text), 32_767)
        self.assertTrue(any(line.startswith("1 text is cut") for line in sheet.texts()))

    def test_a_file_is_private_whole_and_alone(self):
        target = self.caseload.path("out/list.xlsx")
        os.mkdir(os.path.dirname(target))
        self.caseload.run("export", "clients", "-o", "xlsx", "--out", target)
        self.assertEqual(os.stat(target).st_mode & 0o777, 0o600)
        self.assertEqual(os.listdir(os.path.dirname(target)), ["list.xlsx"])
        self.assertIn("Clients", read(target))


if __name__ == "__main__":
    skip_without_library()
    unittest.main(argv=sys.argv[:1], verbosity=1)
