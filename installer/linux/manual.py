"""Pages of the manual for `ppm` and `ppm-desktop`, written from what the programs say of themselves with `--help`.

Needs the installed program: run by the builder's Python, `python -m installer.linux.manual FOLDER`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from installer.artefacts import project, source_date
from ppm_desktop.app import parser
from ppm_desktop.cli.main import app


def roff(text: str) -> str:
    """Return a text as roff reads it: no character of it is an instruction."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in safe.splitlines())


def page(name: str, synopsis: str, about: str, sections: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return a page of section 1; the lines of a section are roff already."""
    day = datetime.fromtimestamp(source_date(), UTC).date().isoformat()
    first_sentence = about.split(". ", maxsplit=1)[0].rstrip(".").replace("\n", " ")
    lines = [
        f'.TH {name.upper()} 1 {day} "{project().name} {project().version}" "User Commands"',
        *(".SH NAME", f"{name} \\- {roff(first_sentence)}"),
        *(".SH SYNOPSIS", f".B {name}", roff(synopsis)),
        *(".SH DESCRIPTION", roff(about)),
    ]
    for title, content in sections:
        lines += [f".SH {title}", *content]
    return "\n".join(lines) + "\n"


def ppm_page() -> str:
    """Return the page of ``ppm``, each command with its arguments and options."""
    command = typer.main.get_command(app)
    if not isinstance(command, typer.core.TyperGroup):
        message = "ppm has no commands"
        raise TypeError(message)
    context = command.make_context("ppm", [], resilient_parsing=True)
    commands: list[str] = []
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        if sub is not None:
            inner = sub.make_context(name, [], parent=context, resilient_parsing=True)
            words = sub.collect_usage_pieces(inner)
            commands += [f".SS {roff(name)} {roff(' '.join(words))}", roff(sub.help or ""), *_options(sub, inner)]
    codes = ["0 done, 1 the input is wrong, 2 wrong usage, 3 done but an option is incomplete for want of a rate."]
    return page(
        "ppm",
        "[OPTIONS] COMMAND [ARGUMENTS]",
        command.help or "",
        [
            ("OPTIONS", list(_options(command, context))),
            ("COMMANDS", commands),
            ("EXIT STATUS", codes),
            ("SEE ALSO", [".BR ppm\\-desktop (1)"]),
        ],
    )


def window_page() -> str:
    """Return the page of ``ppm-desktop``."""
    described = parser()
    options = [
        line
        for action in described._actions  # noqa: SLF001 - argparse offers no other way to the list
        for line in (".TP", f".B {roff(', '.join(action.option_strings) or str(action.metavar))}", roff(action.help or ""))
    ]
    files = [
        *(".TP", ".I ~/.config/ppm\\-desktop", "preferences, the firm's defaults and one's own price books"),
        *(".TP", ".I ~/.local/state/ppm\\-desktop", "recovery copies, marks of open files, and the log"),
    ]
    return page(
        "ppm-desktop",
        "[OPTIONS] [FILE]",
        described.description or "",
        [("OPTIONS", options), ("FILES", files), ("SEE ALSO", [".BR ppm (1)"])],
    )


def _options(command: Any, context: Any) -> Iterator[str]:  # noqa: ANN401 - typer hides the types of what it is made of
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if parameter.param_type_name == "option" and record is not None:
            yield from (".TP", f".B {roff(record[0])}", roff(record[1] or ""))


def main(arguments: Sequence[str]) -> int:
    """Write both pages into a folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("ppm.1", ppm_page()), ("ppm-desktop.1", window_page())):
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
