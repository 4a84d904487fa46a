"""What the fields of an actie refer to: partners, doelen, opgaven and other acties, looked up once per handeling."""

from difflib import get_close_matches
from functools import cached_property

from programma.models import Partner, Partneralias, Uitvoeringsplan
from programma.partnernamen import Partnernamen


class Naslag:
    """Names and letters of one plan, and their keys in the database; every kind costs one query when it is first asked for."""

    def __init__(self, plan: Uitvoeringsplan) -> None:
        self.plan = plan

    @cached_property
    def partners(self) -> dict[str, int]:
        """Canonical names of the whole register with their keys."""
        return dict(Partner.objects.values_list("naam", "pk"))

    @cached_property
    def spellingen(self) -> dict[str, str]:
        """Every spelling, canonical names included, with the canonical name."""
        return {naam: naam for naam in self.partners} | dict(
            Partneralias.objects.values_list("spelling", "partner__naam")
        )

    @cached_property
    def namen(self) -> Partnernamen:
        """The finder of names in texts; a text without names does not need the register."""
        return Partnernamen(lambda: self.spellingen)

    def partner(self, naam: str) -> int | None:
        """The key of the partner of which `naam` is a spelling; a name from the history may be an alias by now."""
        canoniek = self.canoniek(naam)
        return self.partners[canoniek] if canoniek else None

    def canoniek(self, naam: str) -> str | None:
        """The canonical name of the partner of which `naam` is a spelling, None when it is nobody's."""
        return naam if naam in self.partners else self.namen.naam(naam)

    @cached_property
    def inwoners(self) -> frozenset[int]:
        """The keys of the groups that are natural persons: money neither comes from them nor goes to them."""
        return frozenset(Partner.objects.filter(natuurlijke_personen=True).values_list("pk", flat=True))

    def lijkt_op(self, naam: str) -> str | None:
        """The canonical name that looks most like `naam`, None when nothing does."""
        gevonden = get_close_matches(
            naam.casefold(), {spelling.casefold() for spelling in self.spellingen}, n=1, cutoff=0.72
        )
        canoniek = {spelling.casefold(): naam for spelling, naam in self.spellingen.items()}
        return canoniek[gevonden[0]] if gevonden else None

    @cached_property
    def doelen(self) -> dict[str, int]:
        """The letters of the plan with the keys of their doelen."""
        return dict(self.plan.doelen.values_list("letter", "pk"))

    @cached_property
    def opgaven(self) -> dict[int, tuple[int, str]]:
        """The opgaven by number: key and name."""
        rijen = self.plan.programma.opgaven.values_list("nummer", "pk", "naam")
        return {nummer: (sleutel, naam) for nummer, sleutel, naam in rijen}

    def opgave(self, tekst: str) -> int | None:
        """The number of the opgave that is meant by "2", "opgave 2" or the begin of its name; None when none is.

        The plan writes "financiële zelfredzaamheid" where the opgave is called "Financiële zelfredzaamheid en taal".
        """
        schoon = tekst.strip().casefold().removeprefix("opgave").strip()
        if schoon.isdecimal():
            return int(schoon) if int(schoon) in self.opgaven else None
        passend = [nummer for nummer, (_, naam) in self.opgaven.items() if naam.casefold().startswith(schoon)]
        return passend[0] if schoon and len(passend) == 1 else None

    @cached_property
    def acties(self) -> dict[str, int]:
        """The acties of the plan by nummer, with their keys."""
        return dict(self.plan.acties.values_list("nummer", "pk"))

    @cached_property
    def eerdere_acties(self) -> dict[str, int]:
        """The acties of the other plans of the programme, as "plan nummer", with their keys."""
        eerder = self.plan.programma.plannen.exclude(pk=self.plan.pk).filter(acties__isnull=False)
        return {
            f"{plan} {nummer}": sleutel
            for plan, nummer, sleutel in eerder.values_list("slug", "acties__nummer", "acties")
        }

    @cached_property
    def doorlopende_acties(self) -> dict[str, tuple[int, str]]:
        """The doorlopende acties of the plan by opgave and number ("3.4"): key and text."""
        rijen = self.plan.doorlopende_acties.values_list("opgave__nummer", "nummer", "pk", "tekst")
        return {f"{opgave}.{nummer}": (sleutel, tekst) for opgave, nummer, sleutel, tekst in rijen}
