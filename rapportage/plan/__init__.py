"""A whole uitvoeringsplan as a document: its text, its acties and its money, as page and PDF."""
