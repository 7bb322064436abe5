"""What imported calls say, in headline figures, tables and sentences: for the window, which has no command line to point at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.reports.funding.figures import FundingFigure
from ppm_desktop.reports.place_names import country_name
from ppm_desktop.reports.table_twin import TableTwin, TwinColumn
from ppm_desktop.reports.usage.sentences import LEFT_OUT, assumption_sentence, duplicate_sentences
from ppm_desktop.reports.words import call_type_label, line_label, listed, month_label, months_listed, printable
from ppm_desktop.wording import mark, tr, trn

if TYPE_CHECKING:
    from ppm_desktop.domain.kept_usage import KeptUsage, PlaceTally
    from ppm_desktop.domain.usage_summary import UsageSummary
    from ppm_desktop.reports.number_text import NumberStyle

#: Destinations with a row of their own; the others share one.
_MOST_PLACES: Final = 10
_MOST_NAMED: Final = 4
_LEFT_OUT_HERE: Final = {
    **LEFT_OUT,
    "unknown_call_type": mark("Call types that are not known; import again and say what they are"),
}


def usage_finding(kept: KeptUsage, style: NumberStyle) -> str:
    """Say in a few words what was imported."""
    summary = kept.summary
    if not summary.months:
        return tr("The export has no phone calls of meetings")
    minutes = sum(tally.billed_minutes for _call_type, tally in summary.by_call_type)
    said = trn(
        "{count} organiser: {minutes} billed minutes in {months}",
        "{count} organisers: {minutes} billed minutes in {months}",
        summary.organisers,
    )
    return said.format(count=style.count(summary.organisers), minutes=style.count(minutes), months=months_listed(summary.months))


def usage_source_line(kept: KeptUsage, style: NumberStyle) -> str:
    """Say which files the calls are from, and when they were imported."""
    names = listed([printable(file.name) for file in kept.summary.files] or [tr("no file")], 3)
    return tr("Imported on {day} from {files}. The plan keeps sums only, and nobody's name or number.").format(
        day=style.day(kept.imported), files=names
    )


def usage_figures(kept: KeptUsage, style: NumberStyle) -> tuple[FundingFigure, ...]:
    """Return the headline figures."""
    summary = kept.summary
    tallies = [tally for _call_type, tally in summary.by_call_type]
    minutes, money = sum(one.billed_minutes for one in tallies), sum(one.charge + one.connection_fee for one in tallies)
    whole = len(summary.months) - len(summary.partial_months)
    figures = [
        FundingFigure(
            "calls",
            tr("Phone calls of meetings"),
            style.count(summary.rows_kept),
            tr("of {rows} rows that were read").format(rows=style.count(summary.rows_read)),
        ),
        FundingFigure(
            "minutes",
            tr("Billed minutes"),
            style.count(minutes),
            tr("each call rounded up to {seconds} seconds").format(seconds=summary.increment_seconds),
        ),
        FundingFigure(
            "money",
            tr("Charged"),
            tr("{amount} {currency}").format(amount=style.money(money), currency=summary.currency).strip(),
            tr("connection fees included, as the export says"),
        ),
        FundingFigure(
            "months",
            tr("Months"),
            style.count(len(summary.months)),
            _covered(summary, whole),
            grave=bool(summary.partial_months or summary.gaps),
        ),
    ]
    return tuple(figures)


def _covered(summary: UsageSummary, whole: int) -> str:
    if not summary.partial_months:
        return tr("all covered whole") if not summary.gaps else tr("with days that are missing")
    names = listed([month_label(month) for month in summary.partial_months])
    return tr("{whole} covered whole; {months} only in part").format(whole=whole, months=names)


def coverage_sentences(summary: UsageSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say which months are covered in part, and which days are missing."""
    sentences = []
    if summary.partial_months and summary.first_day and summary.last_day:
        said = tr("The exports cover {first} to {last}: {months} only in part. Nothing is scaled up for the days that are missing.")
        months = listed([month_label(month) for month in summary.partial_months])
        sentences.append(said.format(first=style.day(summary.first_day), last=style.day(summary.last_day), months=months))
    for first, last in summary.gaps[:_MOST_NAMED]:
        said = tr("No row at all from {first} to {last}: an export is missing, or nobody phoned.")
        sentences.append(said.format(first=style.day(first), last=style.day(last)))
    return tuple(sentences)


def recognised_sentence(summary: UsageSummary, style: NumberStyle) -> str:
    """Say what was recognised, before it is taken over."""
    if not summary.rows_kept:
        return tr("None of the {rows} rows is a phone call of a meeting.").format(rows=style.count(summary.rows_read))
    said = trn(
        "{kept} of {rows} rows are phone calls of meetings, of {count} organiser, in {months}.",
        "{kept} of {rows} rows are phone calls of meetings, of {count} organisers, in {months}.",
        summary.organisers,
    )
    return said.format(
        kept=style.count(summary.rows_kept),
        rows=style.count(summary.rows_read),
        count=style.count(summary.organisers),
        months=months_listed(summary.months),
    )


def left_out_sentences(summary: UsageSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say what does not count, reason by reason, and what stood twice."""
    said = tr("{reason}: {rows} rows")
    reasons = [said.format(reason=tr(_LEFT_OUT_HERE[one.reason]), rows=style.count(one.tally.calls)) for one in summary.left_out]
    return (*reasons, *duplicate_sentences(summary, style))


def usage_notes(summary: UsageSummary, style: NumberStyle) -> tuple[str, ...]:
    """Say what is to be known about the import: coverage, what stood twice, what was assumed, what is not understood."""
    notes = [*coverage_sentences(summary, style), *duplicate_sentences(summary, style)]
    notes += [assumption_sentence(one, style) for one in summary.assumptions]
    unknown = [one for one in summary.call_types if one.meaning == "unknown"]
    said = tr("Call type “{found}” is not known: {calls} calls are left out.")
    notes += [said.format(found=printable(one.found), calls=style.count(one.tally.calls)) for one in unknown[:_MOST_NAMED]]
    nowhere = sorted(summary.unknown_destinations, key=lambda one: -one.tally.calls)
    said = tr("“{found}” is no country that is known: {calls} calls count, and have no rate.")
    notes += [said.format(found=printable(one.found), calls=style.count(one.tally.calls)) for one in nowhere[:_MOST_NAMED]]
    if summary.skipped:
        said = tr("Not read, because no calls over Microsoft's network are in it: {files}.")
        notes.append(said.format(files=listed([printable(name) for name in summary.skipped])))
    return tuple(notes)


def places_twin(kept: KeptUsage, style: NumberStyle) -> TableTwin:
    """Return the destinations with most billed minutes, and all others in one row."""
    del style
    columns = (
        TwinColumn("destination", tr("Destination")),
        TwinColumn("call_type", tr("Call type")),
        TwinColumn("calls", tr("Calls"), 0),
        TwinColumn("minutes", tr("Billed minutes"), 0),
        TwinColumn("charged", tr("Charged"), 2),
        TwinColumn("per_minute", tr("Per minute"), 4),
    )
    named, others = kept.places[:_MOST_PLACES], kept.places[_MOST_PLACES:]
    rows: list[tuple[str | float, ...]] = [(_place_name(one), call_type_label(one.call_type), *_figures((one,))) for one in named]
    if others:
        count = trn("{count} other", "{count} others", len(others)).format(count=len(others))
        rows.append((count, "", *_figures(others)))
    return TableTwin(tr("Where the minutes go"), kept.summary.currency, columns, tuple(rows))


def _figures(places: tuple[PlaceTally, ...]) -> tuple[float | str, ...]:
    tallies = [one.tally for one in places]
    minutes, charged = sum(one.billed_minutes for one in tallies), sum(one.charge + one.connection_fee for one in tallies)
    return float(sum(one.calls for one in tallies)), minutes, charged, charged / minutes if minutes else ""


def _place_name(place: PlaceTally) -> str:
    name = country_name(place.country) if place.country else tr("no known country")
    return name if place.line == "any" else tr("{country} ({line})").format(country=name, line=line_label(place.line))


def left_out_twin(summary: UsageSummary) -> TableTwin | None:
    """Return what was left out by reason, and what stood twice; None where all rows count."""
    columns = (
        TwinColumn("reason", tr("Left out")),
        TwinColumn("rows", tr("Rows"), 0),
        TwinColumn("minutes", tr("Minutes"), 0),
        TwinColumn("charged", tr("Charged"), 2),
    )
    rows: list[tuple[str | float, ...]] = [
        (
            tr(_LEFT_OUT_HERE[one.reason]),
            float(one.tally.calls),
            one.tally.minutes,
            one.tally.charge + one.tally.connection_fee,
        )
        for one in summary.left_out
    ]
    if summary.duplicates:
        rows.append((tr("Rows that stood before"), float(summary.duplicates), "", ""))
    return TableTwin(tr("What does not count"), summary.currency, columns, tuple(rows)) if rows else None
