"""The round of a period: its steps, its screens and what everybody still has to do."""
