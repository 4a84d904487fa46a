"""What became of the money of one actie, on its page."""

from acties.gegevens import ActieGegevens
from acties.panelen import Paneel, toont_bij_actie
from financien.bestedingen.bestedingregels import bestedingsregels
from financien.lezen import bestedingen_bij


@toont_bij_actie
def bestedingen(actie: ActieGegevens) -> Paneel | None:
    """Every line of programme money with the newest registration. One query, none without such money."""
    regels = list(bestedingsregels([actie], {}, {}))
    if not regels:
        return None
    nieuwste = bestedingen_bij([regel.sleutel for regel in regels])
    return Paneel("financien/actie_bestedingen.html", [(regel, nieuwste.get(regel.sleutel)) for regel in regels])
