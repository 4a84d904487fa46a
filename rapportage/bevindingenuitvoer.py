"""Findings as JSON. Pure."""

from programma.bevindingen import Bevinding


def bevinding_json(bevinding: Bevinding) -> dict:
    """One finding; `geaccepteerd` is the reason why it may stay, null while it is open."""
    return {
        "regel": bevinding.regel,
        "ernst": str(bevinding.ernst),
        "object": bevinding.object,
        "tekst": bevinding.tekst,
        "eigenaar": bevinding.eigenaar,
        "geaccepteerd": bevinding.geaccepteerd or None,
    }
