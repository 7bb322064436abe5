"""Meeting habits and destinations out of five answers and a usage profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ppm_desktop.domain.annotations import Annotation, Annotations
from ppm_desktop.domain.destinations import Destination, DestinationMixes, Mix, mix_of
from ppm_desktop.domain.meetings import Habits, Join

if TYPE_CHECKING:
    from datetime import date

    from ppm_desktop.domain.interview_answers import Answers
    from ppm_desktop.domain.prices import PriceBook
    from ppm_desktop.domain.usage_profile import Profile

#: Shares are rounded to hundredths of a per cent, as people would type them.
_DIGITS: Final = 4


def habits_from(answers: Answers, profile: Profile) -> Habits:
    """Return the habits of every organiser: the profile's, but for what was answered."""
    attendees, phone_share = profile.attendees, profile.phone_share
    if answers.phone_participants is not None:
        # More people on the phone than the profile has in a meeting: then the meeting is larger.
        attendees = max(attendees, answers.phone_participants)
        phone_share = answers.phone_participants / attendees if attendees else 0.0
    return Habits(
        meetings_per_organiser=profile.meetings_per_organiser,
        attendees=attendees,
        phone_share=phone_share,
        minutes_per_call=profile.minutes_per_call,
        usage_spread=profile.usage_spread,
        join=_join(answers, profile),
    )


def annotations_from(answers: Answers, profile: Profile, source: str) -> Annotations:
    """Return a mark for every field of a group that the profile filled in rather than an answer.

    Args:
        answers: What was answered.
        profile: What filled the gaps; its bases become the notes.
        source: What each mark names as its source.
    """
    values: dict[str, tuple[str, ...]] = {name: (name,) for name in ("meetings_per_organiser", "minutes_per_call", "usage_spread")}
    phone = answers.phone_participants
    if phone is None or phone <= profile.attendees:
        values["attendees"] = ("attendees",)
    if phone is None:
        values["phone_share"] = ("phone_share",)
    join = ("dial_out_share",) * answers.dial_out + ("toll_free_share",) * (answers.numbers == "both")
    if join:
        values["join"] = join
    values["destinations"] = ("home_share", "mobile_share") if answers.dial_out else ("home_share",)
    return tuple((field, Annotation(profile.basis_of(*names), source, "profile")) for field, names in sorted(values.items()))


def mixes_from(join: Join, home: str, others: tuple[str, ...], profile: Profile, price_book: PriceBook, day: date) -> DestinationMixes:
    """Spread the calls of one office over its own country and the others; call types that are not used have no mix.

    Args:
        join: How people join.
        home: The office's country.
        others: Where else the organisation is; the profile's countries take their place when it is nowhere else.
        profile: The shares.
        price_book: Decides which line types a country is called on: those with a rate.
        day: On which the rates are looked up.
    """
    elsewhere = others or tuple(country for country in profile.elsewhere if country != home)
    shares = _by_country(home, elsewhere, profile.home_share)
    inbound = mix_of({Destination(country): share for country, share in shares.items()})
    return DestinationMixes(
        toll=inbound if join.toll > 0 else (),
        toll_free=inbound if join.toll_free > 0 else (),
        dial_out=_on_lines(shares, profile.mobile_share, price_book, day) if join.dial_out > 0 else (),
    )


def _join(answers: Answers, profile: Profile) -> Join:
    dial_out = profile.dial_out_share if answers.dial_out else 0.0
    of_dial_in = {"toll": 0.0, "toll_free": 1.0, "both": profile.toll_free_share}[answers.numbers]
    toll_free = round((1 - dial_out) * of_dial_in, _DIGITS)
    return Join(toll=max(0.0, round(1 - dial_out - toll_free, _DIGITS)), toll_free=toll_free, dial_out=dial_out)


def _by_country(home: str, elsewhere: tuple[str, ...], home_share: float) -> dict[str, float]:
    if not elsewhere or home_share >= 1:
        return {home: 1.0}
    each = round((1 - home_share) / len(elsewhere), _DIGITS)
    shares = dict.fromkeys(elsewhere, each) if each > 0 else {}
    return {home: round(1 - sum(shares.values()), _DIGITS), **shares}


def _on_lines(shares: dict[str, float], mobile_share: float, price_book: PriceBook, day: date) -> Mix:
    """Split each country's dial-out by line type where the price book does; otherwise take the type that has a rate."""
    mix: dict[Destination, float] = {}
    for country, share in shares.items():
        any_line, landline, mobile = Destination(country), Destination(country, "landline"), Destination(country, "mobile")
        priced = [d for d in (landline, mobile) if price_book.rate_on(day, "dial_out", d) is not None]
        if price_book.rate_on(day, "dial_out", any_line) is not None or not priced:
            mix[any_line] = share  # without any rate, too: the answer then says which one is missing
        elif len(priced) == 1:
            mix[priced[0]] = share
        else:
            mix[mobile] = round(share * mobile_share, _DIGITS + 2)
            mix[landline] = round(share - mix[mobile], _DIGITS + 2)
    return mix_of({destination: share for destination, share in mix.items() if share > 0})
