#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Our CSV reader beside Python's csv, on hostile files made here and on every CSV file of the repository.

  compare.py CSV_DUMP SOURCE_DIR
"""
import csv, io, pathlib, random, subprocess, sys, tempfile

dump, root = sys.argv[1], pathlib.Path(sys.argv[2])
PIECES = ['', ' ', '  x ', '"', '""', 'a"b', ',', ';', '\t', '|', '\n', '\r\n', '\r', "O'Brien", 'O\u2019Brien', '\u2013 dash',
          '\u00a0nbsp\u00a0', '\u200bzero', 'caf\u00e9', '\U0001f600', '\u202eright', '=1+1', '0012', '1e5', 'two words', '#', '\\', "'"]


def hostile(chance):
    rows, width = [], chance.randint(1, 6)
    for _ in range(chance.randint(0, 12)):
        rows.append([''.join(chance.choice(PIECES) for _ in range(chance.randint(0, 4))) for _ in range(width)])
    return rows


def python_reads(text, delimiter):
    # strict: what Python would quietly mend is no pair to compare with. Blank lines are no records for either.
    return [row for row in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter, strict=True) if row]


def ours(files, delimiter):
    out = subprocess.run([dump, delimiter, *map(str, files)], capture_output=True, check=True).stdout.decode()
    return [[record.split('\x1f')[:-1] for record in one.split('\x1e')[:-1]] for one in out.split('\0')[:-1]]


def main():
    chance, wrong, compared = random.Random(20261123), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for delimiter in ',;\t|':
            files, wanted = [], []
            for number in range(150):
                text = io.StringIO(newline='')
                quoting = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
                csv.writer(text, delimiter=delimiter, lineterminator=chance.choice(['\n', '\r\n', '\r']), quoting=quoting).writerows(hostile(chance))
                body = text.getvalue()
                if chance.random() < .3:
                    body = body.rstrip('\r\n')  # no final newline
                path = pathlib.Path(folder) / f'{ord(delimiter)}-{number}.csv'
                path.write_bytes((b'\xef\xbb\xbf' if chance.random() < .2 else b'') + body.encode())
                try:
                    wanted.append(python_reads(body, delimiter))
                    files.append(path)
                except csv.Error:
                    pass
            for path, want, got in zip(files, wanted, ours(files, delimiter)):
                compared += 1
                if want != got:
                    wrong += 1
                    print(f'{path.name}: Python {want!r}\n{" " * len(path.name)}  ours   {got!r}')
    repository = [path for path in sorted(root.glob('examples/**/*.csv'))]
    for path in repository:
        text = path.read_bytes().decode('utf-8-sig')
        header = text.split('\n', 1)[0]
        delimiter = max(',;\t|', key=header.count)
        compared += 1
        if python_reads(text, delimiter) != ours([path], delimiter)[0]:
            wrong += 1
            print(f'{path}: differs')
    print(f'{compared} files compared, {wrong} differ')
    return 1 if wrong or compared < 300 else 0


sys.exit(main())
