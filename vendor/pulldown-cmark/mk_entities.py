"""Writes the named character references of HTML, as Python's standard library has them, in two forms.

    python3 vendor/pulldown-cmark/mk_entities.py

- the text of the constant NAMES in src/entities.rs, which says what its words mean;
- crates/notes/tests/fixtures/entities.txt, a name and its code points a line, with which a test compares the parser.

Run with --from FILE, it takes them from the table of an original src/entities.rs instead.
"""

import html.entities
import re
import sys
import textwrap
from pathlib import Path

HERE = Path(__file__).parent


def of_python():
    return {name[:-1]: value for name, value in html.entities.html5.items() if name.endswith(";")}


def of_original(path):
    pairs = re.findall(r'\(\s*b"(\w+)",\s*"([^"]*)"\s*\)', Path(path).read_text())
    decoded = lambda value: re.sub(r"\\u\{(\w+)\}", lambda digits: chr(int(digits[1], 16)), value)
    return {name: decoded(value) for name, value in pairs}


def words(entities):
    """The names by code point, the longest first; a number where the next code point is not the next value."""
    before = 0
    by_value = {}
    for name, value in entities.items():
        by_value.setdefault(ord(value[0]), []).append(name)
    for value, names in sorted(by_value.items()):
        if value != before + 1:
            yield str(value - before)
        yield ",".join(sorted(names, key=lambda name: (-len(name), name)))
        before = value


def rust(entities):
    seconds = list(dict.fromkeys(value[1:] for value in sorted(entities.values(), key=lambda value: value[1:])))
    lines = []
    for second in seconds:
        text = " ".join(words({name: value for name, value in entities.items() if value[1:] == second}))
        escaped = "".join(f"\\u{{{ord(letter):x}}}" for letter in second)
        lines.append(f'    ("{escaped}", "\\')
        wrapped = textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)
        lines += [f"        {line} \\" for line in wrapped[:-1]] + [f'        {wrapped[-1]}"),']
    return f"const NAMES: [(&str, &str); {len(seconds)}] = [\n" + "\n".join(lines) + "\n];\n"


entities = of_original(sys.argv[2]) if sys.argv[1:2] == ["--from"] else of_python()
assert all(len(value) in (1, 2) for value in entities.values())

source = HERE / "src/entities.rs"
source.write_text(re.sub(r"const NAMES: .*?\n\];\n", lambda _: rust(entities), source.read_text(), flags=re.S))

fixture = HERE / "../../crates/notes/tests/fixtures/entities.txt"
fixture.parent.mkdir(exist_ok=True)
lines = (f"{name} {' '.join(f'{ord(letter):X}' for letter in value)}\n" for name, value in sorted(entities.items()))
fixture.write_text("".join(lines))
