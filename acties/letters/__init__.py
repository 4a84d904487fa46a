"""Deciding which doel a printed letter stands for: reading, choosing, and seeing what changes before it does."""
