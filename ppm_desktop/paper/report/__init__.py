"""The printed report: what ``reports.document`` says, set by Typst as a tagged PDF."""
