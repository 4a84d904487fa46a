/* The form of a report. htmx keeps what is typed; here is what happens when that does not work.

   Until the portal said that it was kept, what was typed also lies in this tab (sessionStorage): it is there again after
   a connection that failed, a session that ended or a page that was loaded anew. It is gone with the tab. */
(function () {
  "use strict";

  const OPNIEUW_NA = 15000;
  const LOS = "Er is geen verbinding. Wat u typte, staat hier nog; de pagina probeert het zo weer.";
  const UITGELOGD = "U bent uitgelogd. Wat u typte, staat hier nog. Log in een ander tabblad in; dan bewaart deze pagina het.";
  const MISLUKT = "Bewaren lukte niet. Wat u typte, staat hier nog; de pagina probeert het zo weer.";
  const ANDER = "Niet bewaard: iemand anders was u voor. Boven het formulier staat wat er nu staat.";
  const TERUG = "Wat nog niet bewaard was, staat er weer.";

  const sleutel = "verslag:" + window.location.pathname;
  const formulier = () => document.getElementById("verslagformulier");
  const botst = () => document.getElementById("botsing").children.length > 0;
  let keer = 0; // how often something was typed
  let bewaard = 0; // the value of `keer` up to which the portal has it
  let onderweg = null; // the value of `keer` that is being sent
  let wachtend = null; // the button that waits for it
  let klok = 0;

  /* ---- What lies in this tab ---- */

  function lees() {
    try {
      return JSON.parse(window.sessionStorage.getItem(sleutel));
    } catch {
      return null;
    }
  }

  function leg(verzonden) {
    const vorm = formulier();
    const velden = Array.from(new FormData(vorm)).filter(([naam]) => naam !== "csrfmiddlewaretoken");
    // As long as nobody chose between two versions, coming back to the page asks it again.
    const gezien = botst() && !verzonden ? (lees() || { versie: 0 }).versie : Number(vorm.elements.versie.value);
    const wat = { van: vorm.dataset.van, versie: gezien, verzonden, velden };
    try {
      window.sessionStorage.setItem(sleutel, JSON.stringify(wat));
    } catch {
      // No room or not allowed: the page itself still has it.
    }
  }

  function wis() {
    try {
      window.sessionStorage.removeItem(sleutel);
    } catch {
      // Nothing lies there then.
    }
  }

  /* ---- Keeping, and why it did not work ---- */

  function meld(tekst, fout) {
    const plek = document.getElementById("bewaard");
    plek.classList.toggle("bewaard-niet", fout);
    plek.textContent = tekst;
  }

  function getypt() {
    keer += 1;
    leg(false);
  }

  function bewaar() {
    if (formulier() && keer > bewaard) window.htmx.trigger(formulier(), "bewaar");
  }

  function straksWeer(tekst) {
    meld(tekst, true);
    window.clearTimeout(klok);
    klok = window.setTimeout(bewaar, OPNIEUW_NA);
  }

  /* Who signed in again in another tab, has another mark of safety. */
  function vernieuw() {
    window.fetch(window.location.href).then((antwoord) => {
      if (antwoord.url.includes("/inloggen")) return meld(UITGELOGD, true);
      return antwoord.text().then((tekst) => {
        const nieuw = new DOMParser().parseFromString(tekst, "text/html").querySelector("#verslagformulier [name=csrfmiddlewaretoken]");
        if (!nieuw || nieuw.value === formulier().elements.csrfmiddlewaretoken.value) return straksWeer(MISLUKT);
        formulier().elements.csrfmiddlewaretoken.value = nieuw.value;
        return bewaar();
      });
    }, () => straksWeer(LOS));
  }

  function gelukt() {
    document.getElementById("bewaard").classList.remove("bewaard-niet");
    bewaard = onderweg;
    if (bewaard === keer) wis();
    else leg(false);
  }

  function antwoord(xhr) {
    if ((xhr.responseURL || "").includes("/inloggen")) meld(UITGELOGD, true);
    else if (xhr.status === 200) gelukt();
    else if (xhr.status === 409) meld(ANDER, true);
    else if (xhr.status === 422) document.getElementById("bewaard").classList.add("bewaard-niet");
    else if (xhr.status === 403) vernieuw();
    else straksWeer(xhr.status === 0 ? LOS : MISLUKT);
  }

  document.addEventListener("input", (event) => {
    if (event.target.closest("#verslagformulier")) getypt();
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== formulier()) return;
    if (botst()) {
      // From here on only a person decides which of the two it will be.
      event.preventDefault();
      meld(ANDER, true);
      return;
    }
    window.clearTimeout(klok);
    onderweg = keer;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if ((event.detail.xhr.responseURL || "").includes("/inloggen")) event.detail.shouldSwap = false;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== formulier()) return;
    antwoord(event.detail.xhr);
    onderweg = null;
    const knop = wachtend;
    wachtend = null;
    if (knop && event.detail.xhr.status === 200 && bewaard === keer) formulier().requestSubmit(knop);
  });

  /* A row more or less. */
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "rijen-bereik") return;
    getypt();
    bewaar();
  });

  document.addEventListener("submit", (event) => {
    if (event.target !== formulier()) return;
    if (onderweg !== null) {
      event.preventDefault();
      wachtend = event.submitter;
      return;
    }
    leg(true);
    bewaard = keer;
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("#botsing a")) return;
    wis();
    bewaard = keer;
  });

  window.addEventListener("online", bewaar);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") bewaar();
  });
  window.addEventListener("beforeunload", (event) => {
    if (keer > bewaard) event.preventDefault();
  });

  /* ---- Back on the page ---- */

  function hersteld() {
    keer += 1;
    meld(TERUG, false);
    leg(false);
    bewaar();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const vorm = formulier();
    const oud = lees();
    if (!oud) return;
    const nu = vorm && Number(vorm.elements.versie.value);
    const aangekomen = oud.verzonden && nu > oud.versie;
    if (!vorm || oud.van !== vorm.dataset.van || aangekomen) {
      wis();
      return;
    }
    const staat = Array.from(new FormData(vorm)).filter(([naam]) => naam !== "csrfmiddlewaretoken");
    if (JSON.stringify(staat) === JSON.stringify(oud.velden)) return;
    const waarden = Object.fromEntries(oud.velden);
    waarden.csrfmiddlewaretoken = vorm.elements.csrfmiddlewaretoken.value;
    waarden.herstel = "ja";
    window.htmx
      .ajax("POST", window.location.pathname, { values: waarden, target: "#verslagformulier", select: "#verslagformulier", swap: "outerHTML" })
      .then(hersteld);
  });
})();
