"""The words in heads of columns: those of the systems that Dutch municipalities keep their books in. Pure module."""

import re

# Several words that together are one; the longest first.
SAMEN = (
    (r"(?:d ?/ ?c|debet ?/ ?credit|debet credit|af ?/ ?bij|v ?/ ?n|voordeel ?/ ?nadeel|voor ?- ?/ ?nadeel)", " teken "),
    (
        r"nog te (?:besteden|verplichten|realiseren)|nog beschikbaar|vrij (?:beschikbaar|besteedbaar|te besteden)",
        " restant ",
    ),
    (r"(?:beschikbaar|resterend|vrij|beschikbare|resterende) (?:saldo|ruimte|restant)", " restant "),
    (r"(?:resterend|resterende|restant) (?:budget|krediet|begroting)", " restant "),
    (r"beschikbaar (?:gesteld|gestelde|budget|krediet)", " budget "),
    (r"kosten ?- ?(plaats|soort|drager)", r" kosten\1 "),
    (r"economische categorie|kosten ?categorie", " kostensoort "),
    (r"(?:datum (?:van de )?stand|stand ?datum|peil ?datum|stand (?:per|op)$|per datum)", " peildatum "),
    (r"(?:soort|type) (?:regel|boeking|bedrag|transactie|mutatie|kosten|waarde|budget)\b", " regelsoort "),
    (r"begroting ?/ ?realisatie", " regelsoort "),
    (r"(?:budget|begrotings?|programma) (post|onderdeel)", r" \1 "),
    (r"programma ?onderdeel", " onderdeel "),
    (r"grootboek ?(?:rekening|nummer|rek|nr)", " grootboek "),
)

WOORDEN = {
    "saldo": "saldo restant restantbudget restantkrediet resterend resterende resteert ruimte begrotingsruimte vrij vrije over verschil remaining balance",
    "afwijking": "afwijking",
    "prognose": "prognose jaarprognose verwacht verwachte verwachting eindejaarsverwachting jaareinde jaarverwachting forecast",
    "verplichtingen": "verplichtingen verplichting verplicht obligo obligos aangegaan aangegane vastgelegd vastgelegde "
    "commitment commitments committed bestellingen bestelling inkooporders",
    "beschikbaar": "beschikbaar beschikbare begroting begroot begrote raming ramingen geraamd geraamde budget budgetten krediet "
    "kredieten toegekend jaarbudget",
    "uitgaven": "uitgaven uitgegeven realisatie gerealiseerd gerealiseerde werkelijk werkelijke werkelijkheid geboekt geboekte "
    "besteed besteding bestedingen lasten kosten betaald betaalde betalingen gefactureerd ist actuals actual spent expenses expenditure",
    "bedrag": "bedrag bedragen mutatie mutaties",
    "debet": "debet debit",
    "credit": "credit",
    "teken": "teken dc vn plusmin",
    "regelsoort": "regelsoort soort boekingssoort boekingstype waardetype waardesoort mutatiesoort transactiesoort "
    "transactietype type",
    "boekdatum": "boekdatum boekingsdatum factuurdatum transactiedatum mutatiedatum journaaldatum datum",
    "boekjaar": "boekjaar dienstjaar begrotingsjaar jaar jr",
    "peildatum": "peildatum",
}
# Of what a row is about there may be several columns: the heavier one wins.
SLEUTELWOORDEN = {
    "kostenplaats": {
        **dict.fromkeys(("kostenplaats", "kostenplaatsen", "kpl", "fcl", "kostenplaatscode", "kostenplaatsnummer"), 60),
        **dict.fromkeys(("kostendrager",), 56),
        **dict.fromkeys(("project", "projectcode", "projectnummer"), 52),
        **dict.fromkeys(("product", "productcode", "productnummer"), 48),
        **dict.fromkeys(("taakveld", "functie"), 44),
        **dict.fromkeys(("grootboek", "rekening", "gb"), 40),
    },
    "kostensoort": dict.fromkeys(("kostensoort", "ecl", "kostensoortcode", "kostensoortgroep", "categorie"), 60),
    "post": {
        **dict.fromkeys(("post", "budgetpost", "begrotingspost", "postnaam"), 60),
        **dict.fromkeys(("opgave",), 57),
        **dict.fromkeys(("onderdeel", "programmaonderdeel", "deelprogramma", "budgetonderdeel"), 54),
        **dict.fromkeys(("thema", "beleidsveld", "activiteit", "bestedingsdoel", "bestemming"), 48),
        **dict.fromkeys(("programma",), 44),
        **dict.fromkeys(("omschrijving", "benaming", "naam", "titel"), 30),
    },
}
# A longer word with one of these in it means the same ("lastenbegroting"), unless it ends as one of the others.
STAMMEN = (
    ("restant", "saldo"),
    ("prognose", "prognose"),
    ("verplichting", "verplichtingen"),
    ("begroting", "beschikbaar"),
    ("budget", "beschikbaar"),
    ("krediet", "beschikbaar"),
    ("realisatie", "uitgaven"),
    ("saldo", "saldo"),
)
GEEN_STAM = re.compile(
    r"(?:soort|categorie|datum|nummer|code|houder|post|jaar|wijziging|wijzigingen|mutatie|mutaties|groep|naam|onderdeel)$"
)
# What is said of persons and bookings is none of our business.
PRIVE = re.compile(
    r"leverancier|crediteur|debiteur|relatie|begunstigde|medewerker|factuur|boekstuk|boekings?(?:tekst|omschrijving)|iban|"
    r"rekeningnummer|behandelaar|budgethouder|toelichting|opmerking|tekst|contactpersoon|gebruiker|naam (?:van )?(?:de )?(?:rel|lev|cred)"
)
