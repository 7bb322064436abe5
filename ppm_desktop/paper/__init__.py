"""How do the reports become documents: a PDF, slides? No Qt."""
