"""The SQL that brings the text of an export into ``calls``: one narrow row per call, a hash for every text.

Reading the text is what takes time, so it happens once. ``calls`` keeps numbers only. Which row it is, is a 64-bit hash (among twenty
million calls, two different ids share one once in a hundred thousand imports). Whose call it is and how its columns are spelt are
numbers from 0 of the tables ``people`` and ``spellings``, which have the texts and their hashes. They are few, and most are known from
a sample of the file before it is read; a row carries its texts only where they are not, and gets its numbers afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ppm_desktop.usage.parquet import parquet_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.usage.dialect import Dialect
    from ppm_desktop.usage.headers import Field

#: Values that stand for nothing: of the legacy export, of Graph, and of hand-made conversions.
_BLANKS: Final = "('', 'none', 'null', 'no data', 'n/a', 'nan', '-')"

#: Whether a text stands for nothing; none of them has more than seven letters.
_BLANK: Final = (
    f"{{0}} IS NULL OR (strlen({{0}}) < 9 AND ({{0}} < '0' OR {{0}} LIKE 'n%' OR {{0}} LIKE 'N%') AND lower(trim({{0}})) IN {_BLANKS})"
)

#: The tables that Python fills with what it decided; sums join them, wherever the calls are.
DECIDED: Final = (
    "CREATE TABLE organisers (person BIGINT, organiser INTEGER)",
    "CREATE TABLE meant (spelling BIGINT, meaning INTEGER)",
)
#: How the texts of a spelling are told: in the order of ``_SPELT``, blank ones as '', and codes, which are the last two, in capitals.
#: One lambda for all of them: DuckDB takes ten times as long to plan seven.
_TOLD: Final = "list_transform(spelt, lambda x, place: coalesce(CASE WHEN place > 5 THEN upper(trim(said(x))) ELSE said(x) END, ''))"

#: A list of values would become a join over every row, before CASE has said which few need it: half of the time of reading.
NOT_READING: Final = "SET disabled_optimizers = 'in_clause'"
#: DuckDB takes a text for short, and would collect it to look up the few that are known in it.
READING: Final = "SET disabled_optimizers = 'in_clause,build_side_probe_side'"
SET_UP: Final = (
    "SET TimeZone = 'UTC'",
    "SET preserve_insertion_order = false",
    NOT_READING,
    "SET enable_progress_bar = true",
    "SET enable_progress_bar_print = false",
    # A condition of CASE ends at the first comparison that decides; most texts never get as far as lower().
    f"CREATE MACRO said(x) AS CASE WHEN {_BLANK.format('x')} THEN NULL ELSE x END",
    f"CREATE MACRO second(first, x) AS CASE WHEN {_BLANK.format('first')} THEN x END",
    """CREATE MACRO slow_moment(x) AS TRY_CAST(TRY_CAST(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(upper(trim(x)), ',', '.'), ' +([+-]|Z|UTC)', '\\1'),
            '^(\\d{4})(\\d\\d)(\\d\\d)(T|$)', '\\1-\\2-\\3\\4'),
            'T(\\d\\d)(\\d\\d)(\\d\\d)?', 'T\\1:\\2:\\3'),
            ':(Z|[+-]|$)', ':00\\1'),
            '[T ](\\d\\d)(Z|[+-].*)?$', 'T\\1:00:00\\2')
        AS TIMESTAMPTZ) AS TIMESTAMP)""",
    # The cast knows nearly every spelling with an offset, and takes a twentieth of the time of the slower way.
    "CREATE MACRO moment(x) AS coalesce(make_timestamp(epoch_us(TRY_CAST(x AS TIMESTAMPTZ))), slow_moment(x))",
    """CREATE MACRO clock(x) AS CASE WHEN regexp_full_match(trim(x), '\\d{1,3}:[0-5]\\d:[0-5]\\d(\\.\\d+)?')
        THEN CAST(split_part(trim(x), ':', 1) AS INTEGER) * 3600 + CAST(split_part(trim(x), ':', 2) AS INTEGER) * 60
            + CAST(CAST(split_part(trim(x), ':', 3) AS DOUBLE) AS INTEGER) END""",
    # Not coalesce(): DuckDB would trim every text for clock(), before it knows which need it.
    "CREATE MACRO length_of(x) AS CASE WHEN TRY_CAST(x AS INTEGER) IS NULL THEN clock(x) ELSE TRY_CAST(x AS INTEGER) END",
    # DuckDB works out what stands several times before it branches; so plain amounts are kept from the pattern here.
    "CREATE MACRO bare(x) AS regexp_replace(CASE WHEN TRY_CAST(x AS DECIMAL(18, 6)) IS NULL THEN x END, '[^0-9.,eE+-]', '', 'g')",
    # What costs nothing is most fees and many charges; to compare is faster than to read.
    """CREATE MACRO amount(x, comma) AS CASE WHEN x = '0.00' THEN 0 ELSE coalesce(TRY_CAST(x AS DECIMAL(18, 6)), TRY_CAST(CASE
        WHEN contains(x, ',') AND contains(x, '.') THEN
            CASE WHEN instr(reverse(bare(x)), ',') < instr(reverse(bare(x)), '.')
                THEN replace(replace(bare(x), '.', ''), ',', '.') ELSE replace(bare(x), ',', '') END
        WHEN comma OR NOT regexp_full_match(bare(x), '[+-]?[0-9]{1,3}(,[0-9]{3})+') THEN replace(bare(x), ',', '.')
        ELSE replace(bare(x), ',', '') END AS DECIMAL(18, 6))) END""",
    # Who the organiser is and, behind a separator, where.
    "CREATE MACRO organiser(upn, aad, location) AS concat(coalesce(said(upn), said(aad), ''), chr(31), said(location))",
    f"CREATE MACRO told(spelt) AS {_TOLD}",
    # In memory, spilling to the folder: rows that are gone after the import need no compression.
    """CREATE TABLE calls (file USMALLINT, key UBIGINT, person INTEGER, spelling INTEGER, day DATE, seconds INTEGER,
        charge DECIMAL(18, 6), fee DECIMAL(18, 6), fault UTINYINT, texts VARCHAR[])""",
    "CREATE TABLE bridge (digits VARCHAR, class VARCHAR)",
    "CREATE SEQUENCE person MINVALUE 0",
    "CREATE SEQUENCE spelling MINVALUE 0",
    "CREATE TABLE people (person INTEGER DEFAULT nextval('person'), who UBIGINT, organiser VARCHAR)",
    "CREATE TABLE spellings (spelling INTEGER DEFAULT nextval('spelling'), how UBIGINT, spelt VARCHAR[])",
    *DECIDED,
)
#: Whether anybody known has no name, or any spelling no destination.
LACKING: Final = "SELECT 1 FROM people WHERE starts_with(organiser, chr(31)) UNION ALL SELECT 1 FROM spellings WHERE spelt[4] = '' LIMIT 1"
#: Bytes that DuckDB reads at once: a quarter of what it takes by itself, so that they stay near the processor.
BUFFER: Final = 8 << 20
#: Whether a file has anybody, or a spelling, that was not known before it was read; where it has not, DuckDB knows without reading rows.
UNKNOWN: Final = "SELECT 1 FROM calls WHERE person IS NULL OR spelling IS NULL LIMIT 1"
#: Whether a spelling is among what was not known.
NEW_SPELLING: Final = "SELECT 1 FROM untold WHERE spelling IS NULL LIMIT 1"


def _insert_people(found: str) -> str:
    return f"INSERT INTO people (who, organiser) SELECT who, max(organiser) FROM {found} WHERE who NOT IN (SELECT who FROM people) GROUP BY who"  # noqa: S608 - names of our own


def _insert_spellings(found: str) -> str:
    new = f"SELECT how, any_value(spelt) AS spelt FROM (SELECT how, spelt FROM {found}) WHERE how NOT IN (SELECT how FROM spellings) GROUP BY how"  # noqa: S608 - as above
    return f"INSERT INTO spellings (how, spelt) SELECT how, told(spelt) FROM ({new})"  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Manner:
    """What is looked at while a file is read. Each costs every row time, so a file is read in the quickest manner that its rows allow."""

    with_bridge: bool = False  # whether a number is on the customer's list
    stand_ins: bool = False  # what stands in for a blank name or destination; without it ``LACKING`` says afterwards whether it was needed
    by_row: bool = False  # the whole row, which makes a key for rows without an id
    any_amounts: bool = False  # odd durations and amounts, and rows that do not fit; without it the first of them is an error


def stage_calls(dialect: Dialect, file: int, manner: Manner) -> str:
    """Return the statement that adds one file to ``calls``; its path is the parameter."""
    aside = f"store_rejects = true, rejects_table = 'rows_{file}', rejects_scan = 'scan_{file}'"
    errors = f"{aside if manner.any_amounts else 'ignore_errors = false'}, parallel = {str(dialect.encoding == 'utf-8').lower()}"
    odd = " ".join(f"WHEN CASE WHEN {one} IS NULL THEN said({one}_text) IS NOT NULL ELSE false END THEN 3" for one in ("charge", "fee"))
    return f"""INSERT INTO calls
        SELECT {file}, key, people.person, spellings.spelling, day, seconds, charge, fee,
            CASE WHEN day IS NULL THEN 1 WHEN seconds IS NULL THEN 2 {odd if manner.any_amounts else ""} ELSE 0 END,
            CASE WHEN people.person + spellings.spelling IS NULL THEN [CAST(rows.who AS VARCHAR), CAST(rows.how AS VARCHAR), {_NAMED}, {_SPELT}] END
        FROM (SELECT * REPLACE (CASE WHEN day BETWEEN DATE '1990-01-01' AND DATE '2199-12-31' THEN day END AS day,
            CASE WHEN seconds >= 0 THEN seconds END AS seconds) FROM (SELECT {_amounts(dialect, manner)}, {_texts(dialect, errors, manner)})) AS rows
        LEFT JOIN people USING (who) LEFT JOIN spellings USING (how)"""  # noqa: S608 - names are our own, the delimiter one of three


def sample_texts(dialect: Dialect, manner: Manner, rows: int) -> tuple[str, ...]:
    """Return the statements that learn people and spellings from so many first rows of a file; its path is the parameter of the first."""
    # A second thread would read on behind the rows that are wanted.
    texts = _texts(dialect, "ignore_errors = true, parallel = false", replace(manner, any_amounts=True))
    return (
        f"CREATE OR REPLACE TEMP TABLE sample AS SELECT who, organiser({_NAMED}) AS organiser, how, [{_SPELT}] AS spelt FROM (SELECT {texts} LIMIT {rows})",  # noqa: S608 - as above
        _insert_people("sample"),
        _insert_spellings("sample"),
    )


#: Take from ``calls`` the people that were not known before their file was read, and number them.
LEARN_PEOPLE: Final = (
    """CREATE OR REPLACE TEMP TABLE untold AS SELECT spelling, CAST(texts[1] AS UBIGINT) AS who, CAST(texts[2] AS UBIGINT) AS how,
        organiser(texts[3], texts[4], texts[5]) AS organiser, texts[6:] AS spelt FROM calls WHERE person IS NULL OR spelling IS NULL""",
    _insert_people("untold"),
    "UPDATE calls SET person = people.person FROM people WHERE calls.person IS NULL AND people.who = CAST(calls.texts[1] AS UBIGINT)",
)
#: Do so with spellings, from the rows that were found for ``LEARN_PEOPLE``.
LEARN_SPELLINGS: Final = (
    _insert_spellings("untold"),
    "UPDATE calls SET spelling = spellings.spelling FROM spellings WHERE calls.spelling IS NULL AND spellings.how = CAST(calls.texts[2] AS UBIGINT)",
)


#: The columns whose spelling says what a call is. Blank ones are not folded before they are hashed: that is done with the few that differ.
_SPELT: Final = "call_type, number_type, listed, destination, number, currency, capability"
#: What names the organiser and says where that is. The id stands in for a blank name.
_NAMED: Final = "upn, aad, location"


def _texts(dialect: Dialect, errors: str, manner: Manner) -> str:
    """Return the columns of people and spellings, and the FROM clause that reads the file."""
    source = _rows(dialect, errors, manner)
    column = {field: f"c{place}" for field, place in dialect.columns.items()}

    def value(field: Field) -> str:
        return column.get(field, "NULL::VARCHAR")

    joins, listed = _listed(column) if manner.with_bridge else ("", "NULL::VARCHAR")
    upn, aad, number = value("organiser"), "NULL::VARCHAR", "NULL::VARCHAR"
    who = f"hash({upn})"
    if manner.stand_ins:
        aad = value("organiser_id")
        who = f"CASE WHEN said({upn}) IS NULL THEN hash({aad}) ELSE {who} END"
        number = f"second({value('destination')}, left({value('called')}, 7))"
    spelt = f"{value('call_type')}, {value('number_type')}, {listed}, {value('destination')}, {number}, {value('currency')}, {value('capability')}"
    return f"""{who} AS who, {upn} AS upn, {aad} AS aad, {value("location")} AS location, hash({spelt}) AS how,
        {value("call_type")} AS call_type, {value("number_type")} AS number_type, {listed} AS listed, {value("destination")} AS destination,
        {number} AS number, {value("currency")} AS currency, {value("capability")} AS capability FROM {source} {joins}"""


def _rows(dialect: Dialect, errors: str, manner: Manner) -> str:
    if dialect.is_parquet:
        return parquet_source(dialect.width)
    kinds = {} if manner.any_amounts else {dialect.columns[field]: kind for field, kind in READ_AS.items() if field in dialect.columns}
    names = ", ".join(f"'c{place}': '{kinds.get(place, 'VARCHAR')}'" for place in range(dialect.width))
    return f"""read_csv(?, auto_detect = false, header = false, skip = {dialect.lines_to_skip}, delim = '{dialect.delimiter}', quote = '"', escape = '"',
        encoding = '{dialect.encoding}', columns = {{{names}}}, buffer_size = {BUFFER}, {errors})"""


#: As what DuckDB itself can read the columns of numbers. It takes the spellings that TRY_CAST takes, and nothing else.
READ_AS: Final[Mapping[Field, str]] = {"duration": "INTEGER", "charge": "DECIMAL(18, 6)", "fee": "DECIMAL(18, 6)"}


def _amounts(dialect: Dialect, manner: Manner) -> str:
    """Return the columns that differ from call to call."""

    def value(field: Field) -> str:
        return f"c{dialect.columns[field]}" if field in dialect.columns else "NULL::VARCHAR"

    comma = str(dialect.decimal_comma).lower()
    whole_row = ", ".join(
        f"coalesce({value(field)}, '')"
        for field in (
            "call_id",
            "conference",
            "organiser",
            "call_type",
            "called",
            "caller",
            "start",
            "duration",
            "charge",
            "currency",
            "capability",
        )
    )
    row = f"hash(concat_ws('|', {whole_row}))"
    # Ids of 36 characters differ by capitals only; others may have braces or no hyphens.
    by_id = "CASE WHEN strlen({0}) = 36 THEN hash(lower({0})) WHEN said({0}) IS NULL THEN {1} ELSE hash(coalesce(CAST(TRY_CAST({0} AS UUID) AS VARCHAR), trim(lower({0})))) END"
    key = by_id.format(value("id"), row if manner.by_row else "NULL") if "id" in dialect.columns else row
    day = f"{key} AS key, CAST(moment({value('start')}) AS DATE) AS day"
    if not manner.any_amounts:
        return f"""{day}, {value("duration")} AS seconds, {value("charge")} AS charge, {value("fee")} AS fee"""
    return f"""{day}, length_of({value("duration")}) AS seconds,
        amount({value("charge")}, {comma}) AS charge, {value("charge")} AS charge_text,
        amount({value("fee")}, {comma}) AS fee, {value("fee")} AS fee_text"""


def _listed(column: Mapping[Field, str]) -> tuple[str, str]:
    """Return the joins with the customer's list: which of the two numbers is the bridge's is not documented."""
    places = [column[field] for field in ("called", "caller") if field in column]
    joins = " ".join(
        f"LEFT JOIN bridge b{place} ON b{place}.digits = regexp_replace({name}, '[^0-9]', '', 'g')" for place, name in enumerate(places)
    )
    return joins, f"coalesce({', '.join([f'b{place}.class' for place in range(len(places))] + ['NULL'])})"


def rows_without_key(file: int) -> str:
    """Return the query for whether a file has rows without an id."""
    return f"SELECT 1 FROM calls WHERE file = {file} AND key IS NULL LIMIT 1"  # noqa: S608 - a number of our own


def unload(file: int) -> tuple[str, ...]:
    """Return the statements that take a file out again."""
    tables = (f"DROP TABLE IF EXISTS {name}_{file}" for name in ("rows", "scan"))
    return f"DELETE FROM calls WHERE file = {file}", *tables  # noqa: S608 - a number of our own


def broken_rows(file: int) -> str:
    """Return the query for the number of rows of a file that do not fit its header."""
    return f"SELECT count(DISTINCT line) FROM rows_{file}"  # noqa: S608 - a number of our own


def rows_in_another_encoding(file: int) -> str:
    """Return the query for whether DuckDB put rows aside because they are not UTF-8."""
    return f"SELECT count(*) FROM rows_{file} WHERE error_type::VARCHAR ILIKE 'INVALID%'"  # noqa: S608 - a number of our own
