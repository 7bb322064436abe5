"""Journeys use the windows of the views' tests."""

from __future__ import annotations

from views.conftest import empty_window, open_window, plan, preferences, state, theme_switch

__all__ = ["empty_window", "open_window", "plan", "preferences", "state", "theme_switch"]
