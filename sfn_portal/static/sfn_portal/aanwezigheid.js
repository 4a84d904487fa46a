// Who leaves the form of an actie is no longer shown to the others as working on it; without this they wait two minutes.
"use strict";
(() => {
  const plek = document.querySelector("[data-aanwezig]");
  const formulier = document.getElementById("actieformulier");
  if (!plek || !formulier) return;
  let verstuurd = false;
  formulier.addEventListener("submit", () => { verstuurd = true; });
  addEventListener("pagehide", () => {
    if (verstuurd) return;
    const bericht = new FormData();
    bericht.set("csrfmiddlewaretoken", formulier.elements.csrfmiddlewaretoken.value);
    bericht.set("klaar", "ja");
    navigator.sendBeacon(plek.dataset.aanwezig, bericht);
  });
})();
