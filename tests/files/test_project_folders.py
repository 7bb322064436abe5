from __future__ import annotations

from pathlib import Path

from ppm_desktop.files.project_folders import project_files


def test_projects_are_found_in_folders_below_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.ppmplan", "sub/deep/a.PPMPLAN", "sub/notes.txt", ".git/x.ppmplan", ".hidden.ppmplan"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found, refused = project_files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.ppmplan", "sub/deep/a.PPMPLAN"]
    assert refused == ()


def test_a_link_to_a_folder_that_leads_back_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.ppmplan").touch()
    (tmp_path / "back").symlink_to(tmp_path, target_is_directory=True)
    assert len(project_files(tmp_path)[0]) == 1


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    found, refused = project_files(tmp_path / "none")
    assert found == ()
    assert len(refused) == 1
