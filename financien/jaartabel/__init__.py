"""The year budget: its posts, their standen per peildatum, and how the money was adjusted since."""
