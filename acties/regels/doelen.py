"""Rules over letters and doelen, and over what an actie does not tell: soort and status."""

from collections import defaultdict
from collections.abc import Iterator

from acties.gegevens import ActieGegevens
from acties.keuzes import Status
from acties.lezing import letterstand
from programma.bevindingen import Ernst, Onderwerp, Plek, Vondst

from .feiten import REGELS, ActiesFeiten, Doelfeit, Melding, aantal, adressen, onderwerp, per_actie, veldformulier


@REGELS.regel("letter-zonder-doel", Ernst.FOUT, "Een actie noemt een letter die het plan niet kent.")
def letter_zonder_doel(feiten: ActiesFeiten) -> Iterator[Vondst]:
    for letter, acties in _acties_per_onbekende_letter(feiten).items():
        slugs = tuple(actie.slug for actie in acties)
        yield Vondst(
            Onderwerp(f"letter/{letter}", f"Letter {letter}", onderwerp(acties[0]).plek, slugs),
            f"{_noemen(acties)} de letter {letter}, maar het plan heeft geen doel {letter}.",
            "Zoek uit welk doel bedoeld is en stel dat vast op het scherm Letters.",
            inhoud=adressen(acties),
            herstel=Plek("letters", vraag=f"letter={letter}"),
        )


@REGELS.regel("doel-zonder-omschrijving", Ernst.FOUT, "Acties noemen een doel dat het plan nergens omschrijft.")
def doel_zonder_omschrijving(feiten: ActiesFeiten) -> Iterator[Vondst]:
    acties_van = _acties_per_doel(feiten)
    for doel in feiten.doelen:
        acties = acties_van[doel.plan, doel.letter]
        if acties and not doel.formulering:
            yield Vondst(
                _doel(doel, acties),
                f"{_noemen(acties)} doel {doel.letter}, maar de omschrijving ontbreekt in de bron.",
                f"Geef doel {doel.letter} een omschrijving, of stel bij deze acties vast welk doel bedoeld is.",
                inhoud=adressen(acties),
                herstel=Plek("letters", vraag=f"letter={doel.letter}"),
            )


@per_actie("actie-zonder-doel", Ernst.FOUT, "Een actie draagt aan geen enkel doel bij.", veld="doelen")
def actie_zonder_doel(actie: ActieGegevens) -> Iterator[Melding]:
    """A letter that still waits for somebody to decide has a finding of its own."""
    if not any(verwijzing.geldig or verwijzing.wacht for verwijzing in actie.letters):
        staat = "tellen de letters voor geen enkel doel" if actie.letters else "staat geen enkel doel"
        yield Melding(
            f"Bij deze actie {staat}, terwijl een actie aan ten minste één doel moet bijdragen.",
            "Kies het doel waaraan de actie bijdraagt.",
            inhoud=tuple(sorted(verwijzing.letter for verwijzing in actie.letters)),
        )


@REGELS.regel("doel-zonder-actie", Ernst.WAARSCHUWING, "Aan een doel werkt geen enkele actie.")
def doel_zonder_actie(feiten: ActiesFeiten) -> Iterator[Vondst]:
    """A doel that the plan describes nowhere misses no actie."""
    acties_van = _acties_per_doel(feiten)
    for doel in feiten.doelen:
        if doel.formulering and not acties_van[doel.plan, doel.letter]:
            yield Vondst(
                _doel(doel, []),
                f"Geen enkele actie noemt doel {doel.letter}, met de letters zoals gedrukt of zoals vastgesteld.",
                "Controleer of de letters bij de acties kloppen. Zo ja: bedenk een actie, of leg uit waarom die er niet is.",
                herstel=Plek("letters"),
            )


@REGELS.regel("actie-zonder-eigen-doel", Ernst.WAARSCHUWING, "Een actie noemt geen doel van de eigen opgave.")
def actie_zonder_eigen_doel(feiten: ActiesFeiten) -> Iterator[Vondst]:
    opgave_van = {(doel.plan, doel.letter): doel.opgave for doel in feiten.doelen}
    for actie in feiten.acties:
        letters = list(dict.fromkeys(verwijzing.geldig for verwijzing in actie.letters if verwijzing.geldig))
        if letters and actie.opgave not in {opgave_van.get((actie.plan, letter)) for letter in letters}:
            yield Vondst(
                onderwerp(actie),
                f"De actie hoort bij opgave {actie.opgave}, maar noemt alleen doelen van een andere opgave: "
                f"{'-'.join(letters)}.",
                f"Voeg een doel van opgave {actie.opgave} toe, of zet de actie bij de opgave van haar doelen.",
                inhoud=(actie.opgave, *sorted(letters)),
                herstel=veldformulier(actie, "doelen"),
            )


@per_actie(
    "soort-ontbreekt", Ernst.WAARSCHUWING, "Bij een actie staat niet of zij doorlopend of nieuw is.", veld="soort"
)
def soort_ontbreekt(actie: ActieGegevens) -> Iterator[Melding]:
    if actie.soort is None:
        yield Melding("Er staat niet bij of de actie doorlopend of nieuw is.", "Kies Doorlopend of Nieuw.")


@REGELS.regel("letter-voorstel-open", Ernst.AANDACHT, "Voor een letter ligt een beter passend doel klaar.")
def letter_voorstel_open(feiten: ActiesFeiten) -> Iterator[Vondst]:
    """The other letters that wait, those without a doel, are found one by one."""
    open_ = letterstand(verwijzing for actie in feiten.acties for verwijzing in actie.letters).voorstellen
    if open_:
        yield Vondst(
            Onderwerp("letters", "Letters bij de acties", Plek("letters")),
            f"{aantal(open_, 'letter wacht', 'letters wachten')} op een besluit: volgens de tekst past daar een ander doel dan er gedrukt staat.",
            "Bekijk per actie het voorstel en zijn reden, en stel vast welk doel telt. Tot dan telt de gedrukte letter.",
            inhoud=tuple(
                sorted(
                    f"{actie.plan}/{actie.slug}/{verwijzing.letter}"
                    for actie in feiten.acties
                    for verwijzing in actie.letters
                    if verwijzing.wacht and verwijzing.voorgesteld is not None
                )
            ),
            herstel=Plek("letters"),
        )


@REGELS.regel("status-niet-gerapporteerd", Ernst.AANDACHT, "Over acties is geen status gerapporteerd.")
def status_niet_gerapporteerd(feiten: ActiesFeiten) -> Iterator[Vondst]:
    alle = len(feiten.acties)
    stil = [actie for actie in feiten.acties if actie.status == Status.NIET_GERAPPORTEERD]
    if stil:
        plek = Plek("acties", vraag=f"status={Status.NIET_GERAPPORTEERD}")
        wie = (
            f"geen van de {alle} acties is een"
            if len(stil) == alle
            else f"{len(stil)} van de {alle} acties is nog geen"
        )
        yield Vondst(
            Onderwerp("status", "Status van de acties", plek),
            f"Van {wie} status gerapporteerd.",
            "Vraag de partners in de volgende ronde naar de voortgang. Het portaal vult zelf geen status in.",
            inhoud=adressen(stil),
            herstel=plek,
        )


def _doel(doel: Doelfeit, acties: list[ActieGegevens]) -> Onderwerp:
    """The doel as what a finding is about, with the acties on whose pages it belongs."""
    slugs = tuple(actie.slug for actie in acties)
    return Onderwerp(f"doel/{doel.plan}/{doel.letter}", f"Doel {doel.letter}", Plek("doel", (doel.letter,)), slugs)


def _acties_per_doel(feiten: ActiesFeiten) -> defaultdict[tuple[str, str], list[ActieGegevens]]:
    """The acties that count for each doel, by plan and letter."""
    per_doel = defaultdict(list)
    for actie in feiten.acties:
        for letter in dict.fromkeys(verwijzing.geldig for verwijzing in actie.letters):
            if letter:
                per_doel[actie.plan, letter].append(actie)
    return per_doel


def _acties_per_onbekende_letter(feiten: ActiesFeiten) -> defaultdict[str, list[ActieGegevens]]:
    """The acties by printed letter, of the letters that lead to no doel while nobody decided that this is right."""
    per_letter = defaultdict(list)
    for actie in feiten.acties:
        for verwijzing in actie.letters:
            if verwijzing.geldig is None and not verwijzing.bevestigd:
                per_letter[verwijzing.letter].append(actie)
    return per_letter


def _noemen(acties: list[ActieGegevens]) -> str:
    """ "1 actie noemt", with its title when it is the only one."""
    return f"De actie {acties[0].titel} noemt" if len(acties) == 1 else f"{len(acties)} acties noemen"
