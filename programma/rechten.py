"""Who may do what in a programme, as predicates over the role. Every view names one of these."""

from .models import Deelname, Rol

TEAM = (Rol.PROGRAMMATEAM, Rol.BEHEERDER)

# What each role comes down to, for who has to choose one.
IN_WOORDEN = {
    Rol.BEHEERDER: "doet alles wat het programmateam doet, en bepaalt wie er meedoet",
    Rol.PROGRAMMATEAM: "leest alles, en bewerkt acties, partners, letters en bevindingen",
    Rol.WETHOUDER: "leest alles, en geeft akkoord op een ronde of stuurt haar terug",
    Rol.BESTUURSLID: "leest alles, namens een partner",
    Rol.PARTNER: "ziet alleen de acties waarover de eigen organisatie rapporteert, en meldt de voortgang ervan",
    Rol.LEZER: "leest alles en wijzigt niets",
}


def leest_programma(deelname: Deelname) -> bool:
    """Reads everything of the programme. A partner sees its own acties only."""
    return deelname.rol != Rol.PARTNER


def leest_acties(deelname: Deelname) -> bool:
    """Reads acties: all of them, or as a partner the own ones (see `beperkt_tot_partner`)."""
    return True


def bewerkt_programma(deelname: Deelname) -> bool:
    """Changes acties, partners, letters and findings of the programme. The wethouder edits nothing."""
    return deelname.rol in TEAM


def geeft_akkoord(deelname: Deelname) -> bool:
    """Agrees to a round as portefeuillehouder, or sends it back: the only thing a wethouder writes."""
    return deelname.rol == Rol.WETHOUDER


def rapporteert(deelname: Deelname) -> bool:
    """Reports on acties: a partner on its own, the programmateam on all others and, with a note, on those as well."""
    return deelname.rol in (*TEAM, Rol.PARTNER)


def beheert_programma(deelname: Deelname) -> bool:
    """Decides who takes part in the programme, and in which role."""
    return deelname.rol == Rol.BEHEERDER


def beperkt_tot_partner(deelname: Deelname):
    """The partner to whose acties the reader is limited, or None for somebody who reads all acties."""
    return deelname.partner if deelname.rol == Rol.PARTNER else None
