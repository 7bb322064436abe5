"""Settings of the shown scenario that can follow a default of the project: the season and the billing increment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppm_desktop.domain.defaults import following, follows
from ppm_desktop.wording import tr

if TYPE_CHECKING:
    from ppm_desktop.session.document import Document


def can_follow(document: Document, field: str) -> bool:
    """Say whether there is a default that a setting does not follow."""
    defaults = document.project.defaults
    return defaults.of(field) is not None and not follows(document.scenario, field, defaults)


def follow_default(document: Document, field: str) -> None:
    """Let a setting follow its default again, as one undo step; without a default nothing happens."""
    document.edit_scenario(following(document.scenario, (field,), document.project.defaults), tr("Reset to default"))
