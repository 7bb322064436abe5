"""Slides for the meeting in which it is decided: native charts and tables that PowerPoint can edit, made with python-pptx."""
