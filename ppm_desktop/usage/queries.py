"""All SQL of the import in one place, so that its aggregation can be said again for another engine.

Each step is a table: ``calls`` (one row per call, only what is needed), ``repeated`` (rows that stand earlier), ``spellings``
(the distinct values of all columns that Python decides about, by their hash), ``raw`` (summed by person, month and spelling) and
``cube`` (summed by organiser, month, class and destination as the program names them). Grouping by one hash instead of six
texts takes a third of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ppm_desktop.usage.dialect import Dialect
    from ppm_desktop.usage.headers import Field

#: Values that stand for nothing: of the legacy export, of Graph, and of hand-made conversions.
_BLANKS: Final = "('', 'none', 'null', 'no data', 'n/a', 'nan', '-')"

SET_UP: Final = (
    "SET TimeZone = 'UTC'",
    "SET preserve_insertion_order = false",
    "SET enable_progress_bar = true",
    "SET enable_progress_bar_print = false",
    f"CREATE TEMP MACRO said(x) AS CASE WHEN x IS NULL OR (strlen(x) < 9 AND lower(trim(x)) IN {_BLANKS}) THEN NULL ELSE x END",
    """CREATE TEMP MACRO slow_moment(x) AS TRY_CAST(TRY_CAST(
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(upper(trim(x)), ',', '.'), ' +([+-]|Z|UTC)', '\\1'),
            '^(\\d{4})(\\d\\d)(\\d\\d)(T|$)', '\\1-\\2-\\3\\4'),
            'T(\\d\\d)(\\d\\d)(\\d\\d)?', 'T\\1:\\2:\\3'),
            ':(Z|[+-]|$)', ':00\\1'),
            '[T ](\\d\\d)(Z|[+-].*)?$', 'T\\1:00:00\\2')
        AS TIMESTAMPTZ) AS TIMESTAMP)""",
    # The plain cast leaves an offset out, so it serves only what says UTC; all else takes the slower way.
    "CREATE TEMP MACRO moment(x) AS coalesce(CASE WHEN suffix(x, 'Z') THEN TRY_CAST(x AS TIMESTAMP) END, slow_moment(x))",
    """CREATE TEMP MACRO clock(x) AS CASE WHEN regexp_full_match(trim(x), '\\d{1,3}:[0-5]\\d:[0-5]\\d(\\.\\d+)?')
        THEN CAST(split_part(trim(x), ':', 1) AS INTEGER) * 3600 + CAST(split_part(trim(x), ':', 2) AS INTEGER) * 60
            + CAST(CAST(split_part(trim(x), ':', 3) AS DOUBLE) AS INTEGER) END""",
    "CREATE TEMP MACRO length_of(x) AS coalesce(TRY_CAST(x AS INTEGER), clock(x))",
    # DuckDB works out what stands several times before it branches; so plain amounts are kept from the pattern here.
    "CREATE TEMP MACRO bare(x) AS regexp_replace(CASE WHEN TRY_CAST(x AS DECIMAL(18, 6)) IS NULL THEN x END, '[^0-9.,eE+-]', '', 'g')",
    """CREATE TEMP MACRO amount(x, comma) AS coalesce(TRY_CAST(x AS DECIMAL(18, 6)), TRY_CAST(CASE
        WHEN contains(x, ',') AND contains(x, '.') THEN
            CASE WHEN instr(reverse(bare(x)), ',') < instr(reverse(bare(x)), '.')
                THEN replace(replace(bare(x), '.', ''), ',', '.') ELSE replace(bare(x), ',', '') END
        WHEN comma OR NOT regexp_full_match(bare(x), '[+-]?[0-9]{1,3}(,[0-9]{3})+') THEN replace(bare(x), ',', '.')
        ELSE replace(bare(x), ',', '') END AS DECIMAL(18, 6)))""",
    """CREATE TABLE calls (
        file USMALLINT, key UUID, person UBIGINT, spelling UBIGINT, day DATE, seconds INTEGER, charge DECIMAL(18, 6), fee DECIMAL(18, 6),
        fault UTINYINT, organiser VARCHAR, call_type VARCHAR, number_type VARCHAR, listed VARCHAR, destination VARCHAR, number VARCHAR,
        currency VARCHAR, capability VARCHAR)""",
    "CREATE TABLE bridge (digits VARCHAR, class VARCHAR)",
    "CREATE TABLE meant (spelling UBIGINT, class VARCHAR, country VARCHAR, line VARCHAR)",
    "CREATE TABLE organisers (person UBIGINT, organiser INTEGER)",
)
#: The columns of ``calls`` whose spelling says what a call is, in their order there.
_SPELT: Final = "call_type, number_type, listed, destination, number, currency, capability"


def stage_calls(dialect: Dialect, file: int, *, with_bridge: bool, parallel: bool) -> str:
    """Return the statement that adds one text file to ``calls``; its path is the parameter."""
    names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(dialect.width))
    source = f"""read_csv(?, auto_detect = false, header = false, skip = {dialect.lines_to_skip}, delim = '{dialect.delimiter}', quote = '"', escape = '"',
        encoding = '{dialect.encoding}', columns = {{{names}}}, store_rejects = true, rejects_table = 'rows_{file}', rejects_scan = 'scan_{file}',
        parallel = {str(parallel).lower()})"""
    column = {field: f"c{place}" for field, place in dialect.columns.items()}
    joins, listed = _listed(column) if with_bridge else ("", "NULL")
    fields = _fields(column, decimal_comma=dialect.decimal_comma)
    return f"""INSERT INTO calls
        SELECT {file}, key, hash(organiser), hash({_SPELT}), day, seconds, charge, fee,
            CASE WHEN day IS NULL THEN 1 WHEN seconds IS NULL THEN 2
                WHEN CASE WHEN charge IS NULL THEN said(charge_text) IS NOT NULL ELSE false END THEN 3
                WHEN CASE WHEN fee IS NULL THEN said(fee_text) IS NOT NULL ELSE false END THEN 3 ELSE 0 END,
            organiser, {_SPELT}
        FROM (SELECT * REPLACE (CASE WHEN day BETWEEN DATE '1990-01-01' AND DATE '2199-12-31' THEN day END AS day,
            CASE WHEN seconds >= 0 THEN seconds END AS seconds) FROM (SELECT {fields}, {listed} AS listed FROM {source} {joins}))"""  # noqa: S608 - names are our own, the delimiter one of three


def _fields(column: Mapping[Field, str], *, decimal_comma: bool) -> str:
    def value(field: Field) -> str:
        return column.get(field, "NULL::VARCHAR")

    comma = str(decimal_comma).lower()
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
    by_row = f"CAST(md5(concat_ws('|', {whole_row})) AS UUID)"
    by_id = "coalesce(TRY_CAST({0} AS UUID), CASE WHEN said({0}) IS NULL THEN {1} ELSE CAST(md5(lower(trim({0}))) AS UUID) END)"
    return f"""
        {by_id.format(column["id"], by_row) if "id" in column else by_row} AS key,
        coalesce(said({value("organiser")}), said({value("organiser_id")})) AS organiser,
        CAST(moment({value("start")}) AS DATE) AS day, length_of({value("duration")}) AS seconds,
        amount({value("charge")}, {comma}) AS charge, {value("charge")} AS charge_text,
        amount({value("fee")}, {comma}) AS fee, {value("fee")} AS fee_text,
        {value("call_type")} AS call_type, {value("number_type")} AS number_type, {value("destination")} AS destination,
        CASE WHEN said({value("destination")}) IS NULL THEN left({value("called")}, 7) END AS number,
        {value("currency")} AS currency, {value("capability")} AS capability"""


def _listed(column: Mapping[Field, str]) -> tuple[str, str]:
    """Return the joins with the customer's list: which of the two numbers is the bridge's is not documented."""
    places = [column[field] for field in ("called", "caller") if field in column]
    joins = " ".join(
        f"LEFT JOIN bridge b{place} ON b{place}.digits = regexp_replace({name}, '[^0-9]', '', 'g')" for place, name in enumerate(places)
    )
    return joins, f"coalesce({', '.join([f'b{place}.class' for place in range(len(places))] + ['NULL'])})"


def broken_rows(file: int) -> str:
    """Return the query for the number of rows of a file that do not fit its header."""
    return f"SELECT count(DISTINCT line) FROM rows_{file}"  # noqa: S608 - a number of our own


def rows_in_another_encoding(file: int) -> str:
    """Return the query for whether DuckDB put rows aside because they are not UTF-8."""
    return f"SELECT count(*) FROM rows_{file} WHERE error_type::VARCHAR ILIKE 'INVALID%'"  # noqa: S608 - a number of our own


#: Whether there is any repeated row at all is asked first, because it is cheap and the answer usually no.
COUNT_KEYS: Final = "SELECT count(*), count(DISTINCT key) FROM calls"
FIND_REPEATED: Final = """CREATE TABLE repeated AS SELECT row, file FROM (
    SELECT rowid AS row, file, row_number() OVER (
        PARTITION BY key ORDER BY file, fault, day, seconds, charge, fee, call_type, organiser, destination) AS place
    FROM calls WHERE key IN (SELECT key FROM calls GROUP BY key HAVING count(*) > 1)) WHERE place > 1"""
REPEATED_BY_FILE: Final = "SELECT file, count(*) FROM repeated GROUP BY file"
ROWS_BY_FILE: Final = "SELECT file, count(*) FROM calls GROUP BY file"


def sum_raw(increment: int, *, without_repeated: bool) -> str:
    """Return the statement that sums calls by person, month and spelling; each call is rounded up to the increment, in seconds."""
    left_out = "WHERE rowid NOT IN (SELECT row FROM repeated)" if without_repeated else ""
    return f"""CREATE TABLE raw AS SELECT person, CAST(year(day) * 12 + month(day) - 1 AS INTEGER) AS month, spelling, fault,
            count(*) AS calls, coalesce(sum(seconds), 0) AS seconds,
            coalesce(sum((CAST(seconds AS BIGINT) + {increment - 1}) // {increment} * {increment}), 0) AS billed,
            CAST(coalesce(sum(charge), 0) AS DECIMAL(18, 6)) AS charge, CAST(coalesce(sum(fee), 0) AS DECIMAL(18, 6)) AS fee,
            count(*) - count(charge) AS without_charge, min(day) AS first_day, max(day) AS last_day
        FROM calls {left_out} GROUP BY ALL"""  # noqa: S608 - a whole number


_SUMS: Final = "sum(calls), sum(seconds), sum(billed), sum(charge), sum(fee)"
#: ``any_value`` passes over NULL, and rows of one hash are alike.
MAKE_SPELLINGS: Final = """CREATE TABLE spellings AS SELECT spelling, any_value(call_type) AS call_type, any_value(number_type) AS number_type,
    any_value(listed) AS listed, any_value(destination) AS destination, any_value(number) AS number, any_value(currency) AS currency,
    any_value(capability) AS capability FROM calls GROUP BY spelling"""
MAKE_PEOPLE: Final = "CREATE TABLE people AS SELECT person, any_value(organiser) AS organiser FROM calls GROUP BY person"
SPELLINGS: Final = f"""SELECT spelling, coalesce(said(call_type), ''), coalesce(said(number_type), ''), coalesce(listed, ''),
        coalesce(said(destination), ''), coalesce(said(number), ''), coalesce(upper(trim(said(currency))), ''),
        coalesce(upper(trim(said(capability))), ''), fault, sum(without_charge), min(first_day), max(last_day), {_SUMS}
    FROM raw JOIN spellings USING (spelling) GROUP BY ALL ORDER BY ALL"""  # noqa: S608 - constants
ORGANISERS: Final = """SELECT person, organiser FROM people WHERE organiser IS NOT NULL
    AND person IN (SELECT person FROM raw JOIN meant USING (spelling) WHERE fault = 0)"""
MAKE_CUBE: Final = """CREATE TABLE cube AS
    SELECT coalesce(organiser, -1) AS organiser, month, class, country, line, CAST(sum(calls) AS BIGINT) AS calls,
        CAST(sum(seconds) AS BIGINT) AS seconds, CAST(sum(billed) AS BIGINT) AS billed,
        CAST(sum(charge) AS DECIMAL(18, 6)) AS charge, CAST(sum(fee) AS DECIMAL(18, 6)) AS fee
    FROM raw JOIN meant USING (spelling) LEFT JOIN organisers USING (person) WHERE fault = 0 GROUP BY ALL"""
CUBE: Final = """SELECT organiser, month, CAST(CASE class WHEN 'toll' THEN 0 WHEN 'toll_free' THEN 1 ELSE 2 END AS TINYINT) AS class, country, line,
    calls, seconds, billed, CAST(charge AS DOUBLE) AS charge, CAST(fee AS DOUBLE) AS fee
    FROM cube ORDER BY organiser, month, class, country, line"""
