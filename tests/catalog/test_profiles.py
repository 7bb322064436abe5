"""Usage profiles: assumptions that lie apart, each value with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.profiles import PROFILES, read_profiles
from ppm_desktop.catalog.resource_files import read_resource
from ppm_desktop.catalog.text_files import TextFile
from ppm_desktop.catalog.values import country_codes

if TYPE_CHECKING:
    from ppm_desktop.catalog.catalogue import Catalogue


def test_there_is_little_some_and_much_telephone_each_at_least_three_times_the_one_before(catalogue: Catalogue) -> None:
    profiles = [entry.profile() for entry in catalogue.profiles.values()]
    assert [profile.id for profile in profiles] == ["small", "medium", "large"]
    minutes = [p.meetings_per_organiser * p.attendees * p.phone_share * p.minutes_per_call for p in profiles]
    assert minutes[1] >= 3 * minutes[0]
    assert minutes[2] >= 3 * minutes[1]


def test_every_value_says_that_it_is_an_assumption(catalogue: Catalogue) -> None:
    for entry in catalogue.profiles.values():
        assert entry.basis.keys() == {*entry.values, "elsewhere"}
        for text in entry.basis.values():
            assert text.english.startswith("Our assumption")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('status = "assumption"', 'status = "measured"', 'profiles.small.status: found "measured", expected one of assumption'),
        ("phone_share = 0.02", "phone_share = 2", "profiles.small.phone_share: found 2, expected a share between 0 and 1"),
        ("attendees = 5\n", "", "profiles.small.attendees: found nothing"),
        ('elsewhere = ["GB", "US"]', 'elsewhere = ["GB", "ZZ"]', 'profiles.small.elsewhere: found "ZZ"'),
        ("[basis.usage_spread]", "[basis.usage_sprawl]", "basis.usage_spread"),
    ],
)
def test_a_wrong_profile_is_refused_with_its_key(old: str, new: str, words: str, catalogue: Catalogue) -> None:
    file = read_resource(PROFILES)
    assert old in file.text
    wrong = TextFile(file.name, file.text.replace(old, new, 1))
    with pytest.raises(CatalogueError) as refusal:
        read_profiles(wrong, country_codes(catalogue.country_codes))
    assert words in str(refusal.value)
