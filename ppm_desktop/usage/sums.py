"""The SQL that sums ``calls``: first by spelling, for people to decide about, then by organiser, month and meaning.

It is written once, in DuckDB's words. Spark runs the same statements, which Ibis puts into its words; so they keep to what both have,
and give every column a name.
"""

from __future__ import annotations

from typing import Final

#: Keys are looked at in pieces of about this many, so that they stay small beside the rest.
KEYS_AT_ONCE: Final = 6_000_000
FIND_REPEATED: Final = """CREATE TABLE repeated AS SELECT row, file FROM (
    SELECT calls.rowid AS row, file, row_number() OVER (
        PARTITION BY key ORDER BY file, fault, day, seconds, charge, fee, how, who) AS place
    FROM calls JOIN people USING (person) JOIN spellings USING (spelling) WHERE key IN (SELECT key FROM calls GROUP BY key HAVING count(*) > 1)) WHERE place > 1"""
#: Every day that any row is of, in order.
DAYS: Final = "SELECT DISTINCT day FROM calls WHERE day IS NOT NULL ORDER BY day"
REPEATED_BY_FILE: Final = "SELECT file, count(*) AS calls FROM repeated GROUP BY file"
#: Number, name and country (as the export spells it, or "") of everybody who organised a kept call.
ORGANISERS: Final = """SELECT person, split_part(organiser, chr(31), 1) AS name, split_part(organiser, chr(31), 2) AS place FROM people WHERE NOT starts_with(organiser, chr(31))
    AND person IN (SELECT person FROM calls JOIN meant USING (spelling) WHERE fault = 0 GROUP BY person)"""


def keys(rows: tuple[int, int], piece: int, pieces: int) -> str:
    """Return the query for one piece of the keys of these rows: the first, and the one behind the last."""
    begin, end = rows
    return f"SELECT key FROM calls WHERE rowid >= {begin} AND rowid < {end}{f' AND key % {pieces} = {piece}' if pieces > 1 else ''}"  # noqa: S608 - whole numbers


def sum_spellings(increment: int, *, without_repeated: bool) -> str:
    """Return the query for the rows that ``meanings.Spelling`` is made of; each call is rounded up to the increment, in seconds."""
    return f"""SELECT spelling, spelt, fault, without_charge, first_day, last_day, calls, seconds, billed, charge, fee
        FROM (SELECT spelling, fault, count(*) - count(charge) AS without_charge, min(day) AS first_day, max(day) AS last_day, {_sums(increment)}
            FROM calls {_WITHOUT if without_repeated else ""} GROUP BY spelling, fault) JOIN spellings USING (spelling) ORDER BY spelling, fault"""  # noqa: S608 - a whole number


def sum_cells(increment: int, *, without_repeated: bool) -> str:
    """Return the query for the cells of the cube: kept calls by organiser, month and meaning."""
    return f"""SELECT organiser, month, meaning, calls, seconds, billed, CAST(charge AS DOUBLE) AS charge, CAST(fee AS DOUBLE) AS fee FROM (
        SELECT coalesce(organisers.organiser, -1) AS organiser, CAST(year(day) * 12 + month(day) - 1 AS INTEGER) AS month, meaning, {_sums(increment)}
        FROM (SELECT person, spelling, day, seconds, charge, fee, fault FROM calls {_WITHOUT if without_repeated else ""}) JOIN meant USING (spelling) LEFT JOIN organisers USING (person)
        WHERE fault = 0 GROUP BY ALL)"""  # noqa: S608 - a whole number


_WITHOUT: Final = "WHERE rowid NOT IN (SELECT row FROM repeated)"


def _sums(increment: int) -> str:
    return f"""count(*) AS calls, CAST(coalesce(sum(seconds), 0) AS BIGINT) AS seconds,
        CAST(coalesce(sum((CAST(seconds AS BIGINT) + {increment - 1}) // {increment} * {increment}), 0) AS BIGINT) AS billed,
        CAST(coalesce(sum(charge), 0) AS DECIMAL(38, 6)) AS charge, CAST(coalesce(sum(fee), 0) AS DECIMAL(38, 6)) AS fee"""
