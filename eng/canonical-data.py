#!/usr/bin/env python3
"""Writes src/Reeve.Core/Policies/CanonicalData.cs from the Unicode data that comes with Python."""
import pathlib
import unicodedata

WIDTH = 160


def canonical(code):
    text = unicodedata.decomposition(chr(code))
    return [int(part, 16) for part in text.split()] if text and not text.startswith("<") else []


def table(name, says, numbers):
    lines, line = [], "       "
    for number in numbers:
        if len(line) + len(f" {number},") > WIDTH:
            lines.append(line)
            line = "       "
        line += f" {number},"
    lines.append(line)
    body = "\n".join(lines)
    return f"    /// <summary>{says}</summary>\n    public static ReadOnlySpan<int> {name} =>\n    [\n{body}\n    ];\n"


pairs, others, classes = [], [], []
last_pair = last_other = last_class = 0
for code in range(0x110000):
    parts = canonical(code)
    if len(parts) == 2 and unicodedata.normalize("NFC", chr(parts[0]) + chr(parts[1])) == chr(code):
        pairs += [code - last_pair, *parts]
        last_pair = code
    elif parts:
        others += [code - last_other, parts[0], parts[1] if len(parts) == 2 else 0]
        last_other = code

code = 0
while code < 0x110000:
    combining = unicodedata.combining(chr(code))
    end = code + 1
    if combining:
        while unicodedata.combining(chr(end)) == combining:
            end += 1
        classes += [code - last_class, end - code, combining]
        last_class = code
    code = end

target = pathlib.Path(__file__).parent.parent / "src/Reeve.Core/Policies/CanonicalData.cs"
target.write_text(
    "namespace Reeve.Core.Policies;\n\n"
    "/// <summary>What Unicode says of characters that can be written in several ways.</summary>\n"
    f"/// <remarks>Made by <c>eng/canonical-data.py</c> from the Unicode Character Database, version {unicodedata.unidata_version}; do not edit.</remarks>\n"
    "internal static class CanonicalData\n{\n"
    + table("Pairs", "Three numbers each, ascending: how far a character is from the one before, and the two of which it is made and into which it falls apart.", pairs)
    + "\n"
    + table("OneWay", "As <see cref=\"Pairs\"/>, of characters that fall apart and are never made; the last number is 0 where one character is all.", others)
    + "\n"
    + table("Classes", "Three numbers each, ascending: how far a run of characters is from the one before, how long it is, and its combining class.", classes)
    + "}\n",
    encoding="utf-8",
)
