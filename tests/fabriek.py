"""What the real programme does not have: thousands of acties, for what must not grow with them, an import, a what-if."""

from datetime import UTC, date, datetime
from itertools import cycle, islice

from acties.models import Actie, ActiePartner, Doelverwijzing, Financiering
from financien.importeren.profiel import Profiel, Vorm, als_json
from financien.models import Importprofiel, Verkenning
from financien.verkenning.blad import grondslag
from financien.verkenning.verkennen import Keuzes
from programma.handelingen.importeren import begin_import
from programma.importeren.lezen import lees_ronde
from programma.models import Bericht, Gebruiker, Importronde, Programma, Rol, Uitvoeringsplan
from programma.planlezen import huidig_plan
from programma.vastleggen import Daad

# The day on which a test looks when it does not matter which.
VANDAAG = date(2026, 11, 23)

# One cell of it is another, and one is wrong.
IMPORTBESTAND = b"nummer;versie;titel\n3.02;1;Woonfraude\n3.03;1;\n"


def importronde() -> Importronde:
    """A file that somebody of the programmateam uploaded, with its preview; the first round of a new database."""
    door = Gebruiker.objects.filter(deelnames__rol=Rol.PROGRAMMATEAM).first()
    ronde = begin_import(
        programma=Programma.objects.get(slug="sterk-voor-noord"),
        soort="acties",
        bestandsnaam="acties.csv",
        inhoud=IMPORTBESTAND,
        daad=Daad(door, datetime(2026, 2, 3, 9, 30, tzinfo=UTC)),
    )
    lees_ronde(ronde.pk, ronde.versie)
    return ronde


def importprofiel() -> Importprofiel:
    """The first import profile of a new database, with which nothing was imported yet."""
    profiel = Profiel(
        "Jaartabel uit het rekenblad",
        Vorm.POSTEN,
        {"post": "omschrijving", "beschikbaar": "budget", "uitgaven": "realisatie", "verplichtingen": "verplicht"},
        omgekeerd=("uitgaven",),
        schaal=1000,
        posten={"algemeen": "Programma algemeen", "wegen": ""},
    )
    programma = Programma.objects.get(slug="sterk-voor-noord")
    return Importprofiel.objects.create(programma=programma, naam=profiel.naam, instellingen=als_json(profiel))


def verkenning() -> Verkenning:
    """A what-if without the actie Fijn en veilig wonen in de Frisolaan; the first one of a new database."""
    plan = huidig_plan(Programma.objects.get(slug="sterk-voor-noord"))
    keuzes = Keuzes(uit=frozenset({"3.05"})).als_json() | {"toen": grondslag(plan).nu.als_json()}
    return Verkenning.objects.create(
        programma=plan.programma,
        plan=plan,
        naam="Zonder Frisolaan",
        keuzes=keuzes,
        door=Gebruiker.objects.filter(deelnames__rol=Rol.PROGRAMMATEAM).first(),
        op=datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
    )


def bericht() -> Bericht:
    """A message that Stichting Studielokalen got about the round of April 2024; the first one of a new database."""
    nu = datetime(2026, 2, 3, 9, 30, tzinfo=UTC)
    ontvanger = Gebruiker.objects.filter(deelnames__rol=Rol.PARTNER).first()
    return Bericht.objects.create(
        programma=Programma.objects.get(slug="sterk-voor-noord"),
        soort="uitnodiging",
        over="periode/2024-04",
        ontvanger=ontvanger,
        adres=ontvanger.email,
        onderwerp="Hoe gaat het met uw acties?",
        tekst="Beste mensen van Stichting Studielokalen,\n\nDe ronde is begonnen.\n",
        dag=nu.date(),
        door=Gebruiker.objects.filter(deelnames__rol=Rol.PROGRAMMATEAM).first(),
        begonnen_op=nu,
        verstuurd_op=nu,
    )


def veel_acties(plan: Uitvoeringsplan, aantal: int) -> list[Actie]:
    """`aantal` new acties in `plan`: its own acties copied in turn, numbered on per opgave ("3.33" and so on)."""
    bronnen = list(plan.acties.select_related("opgave").order_by("pk"))
    laatste = {}
    for actie in bronnen:
        laatste[actie.opgave_id] = laatste.get(actie.opgave_id, 0) + 1
    paren = []
    for plaats, bron in enumerate(islice(cycle(bronnen), aantal), len(bronnen) + 1):
        laatste[bron.opgave_id] += 1
        paren.append((bron, _kopie(bron, nummer=f"{bron.opgave.nummer}.{laatste[bron.opgave_id]:02}", plaats=plaats)))
    Actie.objects.bulk_create(kopie for _, kopie in paren)
    for model in (Doelverwijzing, ActiePartner, Financiering):
        _kopieer_rijen(model, paren)
    return [kopie for _, kopie in paren]


def _kopie(bron: Actie, *, nummer: str, plaats: int) -> Actie:
    velden = {veld.attname: getattr(bron, veld.attname) for veld in Actie._meta.concrete_fields if not veld.primary_key}
    eigen = {"nummer": nummer, "slug": f"{bron.slug[:110]}-{plaats}", "titel": f"{bron.titel[:190]} ({plaats})"}
    return Actie(**(velden | eigen))


def _kopieer_rijen(model, paren: list[tuple[Actie, Actie]]) -> None:
    """The rows of `model` below every original, once more below its copy."""
    rijen = {}
    for rij in model.objects.filter(actie__in={bron.pk for bron, _ in paren}):
        rijen.setdefault(rij.actie_id, []).append(rij)
    velden = [veld.attname for veld in model._meta.concrete_fields if not veld.primary_key and veld.name != "actie"]
    model.objects.bulk_create(
        model(actie=kopie, **{veld: getattr(rij, veld) for veld in velden})
        for bron, kopie in paren
        for rij in rijen.get(bron.pk, ())
    )
