"""The cockpit of a round: who reported and who did not, and what the programmateam does about it."""
