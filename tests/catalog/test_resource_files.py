"""The door to ``resources/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ppm_desktop.catalog.complaints import CatalogueError
from ppm_desktop.catalog.resource_files import read_resource, resource_path, resources_root
from ppm_desktop.catalog.text_files import read_text_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "../secret.toml", "catalog/../../secret.toml", "C:/secret.toml", "catalog\\rules.toml", "a\0b"]
)
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside resources"):
        resource_path(path)


def test_the_folder_inside_the_package_is_preferred_to_the_one_beside_it(tmp_path: Path) -> None:
    places = (tmp_path / "package" / "resources", tmp_path / "resources")
    places[1].mkdir()
    assert resources_root(places) == places[1]
    places[0].mkdir(parents=True)
    assert resources_root(places) == places[0]


def test_an_installation_without_resources_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no resources folder in .*nowhere"):
        resources_root((tmp_path / "nowhere",))


def test_a_missing_resource_is_named_by_its_place_in_resources(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^resources/catalog/none\.toml: found nothing, expected a file$"):
        read_resource("catalog/none.toml", tmp_path)


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "excel.csv"
    file.write_bytes(b"\xef\xbb\xbfcode,name\n")
    assert read_text_file(file).text == "code,name\n"


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes(b"code,name\nAT,\xd6sterreich\n")
    with pytest.raises(CatalogueError, match=r"latin\.csv, line 2: found the byte 0xd6, expected text in UTF-8"):
        read_text_file(file)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="expected a file that can be read"):
        read_text_file(tmp_path)
