"""Laying down the standen of a confirmed import with their ledger rows, all or none; `import_terug.py` takes it back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from financien.importeren.opdracht import Profielopdracht, Standopdracht
from financien.importeren.profiel import uit_json
from financien.keuzes import Postsoort
from financien.models import Budgetpost, Grootboekregel, Importprofiel, Stand
from programma.importeren.soorten import Ingehaald
from programma.models import Importronde, Opgave, Programma, Wijziging
from programma.vastleggen import Daad

from .posten import nieuwe_post
from .profielen import bewaar_profiel, noteer_gebruik, wijzig_profiel
from .standen import BEDRAGEN, Standwaarden, begin_post, leg_peildata_vast

# The standen of one post; the key of the post, or boekjaar and naam of a new one.
Postsleutel = int | tuple[int, str]
DOOR_EEN_ANDER = "intussen door iemand anders toegevoegd"


@transaction.atomic
def voer_import_uit(ronde: Importronde, daad: Daad) -> int:
    """Lay down the standen of the preview of `ronde`, all or none; returns how many.

    All standen of a post are one handeling. A stand that is there already keeps what no file says: its toelichting, and
    whether its money must still be divided. The profile is kept as the preview used it. Raises Ingehaald when somebody
    changed a post, one of its standen or the profile since the preview, or added one of that name; Geweigerd when an
    amount changes without a reason.
    """
    opdracht = ronde.voorbeeld["opdracht"]
    per_post: dict[Postsleutel, list[Standopdracht]] = defaultdict(list)
    for rij in opdracht["standen"]:
        per_post[rij["post"] or (rij["boekjaar"], rij["naam"])].append(rij)
    posten = Budgetpost.objects.select_for_update(of=("self",)).select_related("programma", "opgave").order_by("pk")
    bekend = posten.filter(programma=ronde.programma).in_bulk(
        [rij["post"] for rij in opdracht["standen"] if rij["post"]]
    )
    _weiger_ingehaald(ronde.programma, per_post, bekend, opdracht["profiel"])
    gelegd = [paar for rijen in per_post.values() for paar in _leg_vast(ronde, rijen, bekend, daad)]
    Grootboekregel.objects.bulk_create(_regels(gelegd, ronde))
    if opdracht["profiel"]:
        _gebruik(opdracht["profiel"], ronde, daad)
    return len(gelegd)


def _weiger_ingehaald(
    programma: Programma,
    per_post: Mapping[Postsleutel, list[Standopdracht]],
    bekend: Mapping[int, Budgetpost],
    profiel: Profielopdracht | None,
) -> None:
    """Nobody may have touched these posts or the profile since, in whatever way, or added what is to be added."""
    ingehaald = []
    for sleutel, (rij, *_) in per_post.items():
        naam = f"{rij['boekjaar']} {rij['naam']}"
        if isinstance(sleutel, tuple):
            if Budgetpost.objects.filter(programma=programma, boekjaar=rij["boekjaar"], naam=rij["naam"]).exists():
                ingehaald.append(f"{naam} ({DOOR_EEN_ANDER})")
        elif sleutel not in bekend or bekend[sleutel].versie != rij["versie"]:
            ingehaald.append(naam)
    if profiel:
        profielen = Importprofiel.objects.filter(programma=programma)
        if profiel["sleutel"] is None:
            if profielen.filter(naam=profiel["naam"]).exists():
                ingehaald.append(f"importprofiel {profiel['naam']} ({DOOR_EEN_ANDER})")
        elif not profielen.filter(pk=profiel["sleutel"], versie=profiel["versie"]).exists():
            ingehaald.append(f"importprofiel {profiel['naam']}")
    if ingehaald:
        raise Ingehaald(ingehaald)


def _leg_vast(
    ronde: Importronde, rijen: list[Standopdracht], bekend: Mapping[int, Budgetpost], daad: Daad
) -> list[tuple[Stand, Standopdracht]]:
    """The standen of one post that this import made what they are, each with its order."""
    eerste = rijen[0]
    waarden = {date.fromisoformat(rij["peildatum"]): _waarden(rij) for rij in rijen}
    if eerste["post"] is None:
        opgave = eerste["opgave"] and Opgave.objects.get(programma=ronde.programma, nummer=eerste["opgave"])
        post = nieuwe_post(
            programma=ronde.programma,
            boekjaar=eerste["boekjaar"],
            naam=eerste["naam"],
            opgave=opgave,
            soort=Postsoort(eerste["soort"]),
        )
        standen = begin_post(post=post, standen=waarden, daad=daad)
    else:
        post = bekend[eerste["post"]]
        nu = {stand.peildatum: stand for stand in post.standen.filter(peildatum__in=waarden)}
        waarden |= {
            dag: replace(waarden[dag], te_verdelen=stand.te_verdelen, toelichting=stand.toelichting)
            for dag, stand in nu.items()
        }
        standen = leg_peildata_vast(
            post=post,
            versie=eerste["versie"],
            standen=waarden,
            daad=daad,
            handeling=Wijziging.Handeling.GEIMPORTEERD,
        )
    paren = [(standen[date.fromisoformat(rij["peildatum"])], rij) for rij in rijen]
    return [(stand, rij) for stand, rij in paren if stand.importronde_id == ronde.pk]


def _waarden(rij: Standopdracht) -> Standwaarden:
    bedragen = {veld: rij["waarden"].get(veld) for veld in BEDRAGEN}
    return Standwaarden(
        **{veld: None if bedrag is None else Decimal(bedrag) for veld, bedrag in bedragen.items()},
        bron=rij["bron"],
        bronwaarden=dict(rij["bronwaarden"]),
    )


def _regels(gelegd: Iterable[tuple[Stand, Standopdracht]], ronde: Importronde) -> Iterator[Grootboekregel]:
    """The rows of the ledger. They are written together: nobody else can write to SQLite meanwhile."""
    for stand, opdracht in gelegd:
        for rij, kolom, kostenplaats, kostensoort, boekdatum, bedrag in opdracht["regels"]:
            yield Grootboekregel(
                stand_id=stand.pk,
                importronde_id=ronde.pk,
                rij=rij,
                kolom=kolom,
                kostenplaats=kostenplaats,
                kostensoort=kostensoort,
                boekdatum=boekdatum and date.fromisoformat(boekdatum),
                bedrag=Decimal(bedrag),
            )


def _gebruik(opdracht: Profielopdracht, ronde: Importronde, daad: Daad) -> None:
    """Keep the profile with which `ronde` was read, new or changed or as it was, and that it was used."""
    nieuw = replace(uit_json(opdracht["instellingen"]), naam=opdracht["naam"])
    if opdracht["sleutel"] is None:
        profiel = bewaar_profiel(programma=ronde.programma, nieuw=nieuw, daad=daad)
    else:
        profiel = Importprofiel.objects.select_related("programma").get(pk=opdracht["sleutel"])
        wijzig_profiel(profiel=profiel, versie=opdracht["versie"], nieuw=nieuw, daad=daad)
    noteer_gebruik(profiel=profiel, ronde=ronde, daad=daad)
