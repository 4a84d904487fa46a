"""The report on an actie in a period: what is in it, by when, who writes it, and the screens."""
