/* The list of acties as a grid: walk through the cells with the keyboard, change one in place.

   Every cell is a link to a small form that also works as a page of its own. Here that form opens in the cell.
   Arrows or Tab: another cell. Enter or F2: change, and save. Escape: out of the form, or out of the grid. */
(function () {
  "use strict";

  const UITGELOGD = "U bent uitgelogd en er is niets opgeslagen. Log in een ander tabblad in, en sla daarna hier opnieuw op.";
  const inhoud = new WeakMap(); // what stood in a cell before its form
  let reden = ""; // the last reason, offered again: a round has one reason for many cells
  let plek = null; // the cell that had the focus, found again after the list is renewed

  const rooster = () => document.getElementById("rooster");
  const rijen = () => Array.from(rooster().querySelectorAll("tbody tr[data-actie]"));
  const cellen = (rij) => Array.from(rij.cells);
  const celVan = (element) => element && element.closest("#rooster tbody tr[data-actie] > *");
  const naam = (cel) => ({ actie: cel.parentElement.dataset.actie, kolom: cel.cellIndex });
  const formulier = (cel) => cel.querySelector(".celformulier");

  function meld(tekst) {
    const plaats = document.getElementById("rooster-melding");
    plaats.textContent = "";
    const alinea = document.createElement("p");
    alinea.textContent = tekst;
    plaats.append(alinea);
  }

  /* ---- One place in the tab order: the cell that has, or had, the focus ---- */

  function begin() {
    const tabel = rooster();
    if (!tabel) return;
    tabel.setAttribute("role", "grid");
    for (const rij of rijen()) for (const cel of rij.cells) bereid(cel);
    const eerste = plek && zoek(plek);
    const cel = eerste || (rijen()[0] && rijen()[0].cells[1]);
    if (cel) cel.tabIndex = 0;
    if (eerste && plek.focus) eerste.focus();
  }

  function bereid(cel) {
    cel.tabIndex = -1;
    for (const element of cel.querySelectorAll("a, input[type=checkbox]")) element.tabIndex = -1;
  }

  function zoek({ actie, kolom }) {
    const rij = rijen().find((kandidaat) => kandidaat.dataset.actie === actie);
    return rij && rij.cells[kolom];
  }

  function naar(cel) {
    if (!cel) return;
    for (const andere of rooster().querySelectorAll('tbody [tabindex="0"]')) andere.tabIndex = -1;
    cel.tabIndex = 0;
    plek = naam(cel);
    cel.focus();
  }

  function buur(cel, rijstap, kolomstap) {
    const alle = rijen();
    const rij = alle[Math.min(Math.max(alle.indexOf(cel.parentElement) + rijstap, 0), alle.length - 1)];
    const kolom = Math.min(Math.max(cel.cellIndex + kolomstap, 0), rij.cells.length - 1);
    return rij.cells[kolom];
  }

  /* The next cell in reading order, null behind the last one. */
  function volgende(cel, stap, alleenBewerkbaar) {
    const alle = rijen().flatMap(cellen);
    let plaats = alle.indexOf(cel) + stap;
    while (alle[plaats] && alleenBewerkbaar && !alle[plaats].querySelector("a.cel")) plaats += stap;
    return alle[plaats] || null;
  }

  /* ---- Changing a cell ---- */

  function open(cel) {
    const link = cel.querySelector("a.cel");
    if (!link) {
      const gewoon = cel.querySelector("a, input");
      if (gewoon) gewoon.click();
      return;
    }
    if (cel.classList.contains("bezig") || formulier(cel)) return;
    inhoud.set(cel, cel.innerHTML);
    cel.classList.add("bezig");
    window.htmx.ajax("GET", link.getAttribute("href"), { target: cel, swap: "innerHTML" });
  }

  function geopend(cel) {
    const vorm = formulier(cel);
    cel.classList.add("bewerkt");
    const waarom = vorm.querySelector('[name="reden"]');
    if (waarom && !waarom.value && !waarom.hasAttribute("aria-invalid")) waarom.value = reden;
    const fout = vorm.querySelector("[aria-invalid]") || vorm.querySelector('[name="waarde"]');
    vorm.dataset.begin = vorm.querySelector('[name="waarde"]').value;
    const elders = celVan(document.activeElement);
    if (elders && elders !== cel && formulier(elders)) return; // somebody is typing in another cell already
    naar(cel);
    fout.focus();
    if (fout.select) fout.select();
  }

  function sluit(cel) {
    cel.innerHTML = inhoud.get(cel) || "";
    cel.classList.remove("bewerkt", "bezig");
    bereid(cel);
    naar(cel);
  }

  function gewijzigd(vorm) {
    return vorm.querySelector('[name="waarde"]').value !== vorm.dataset.begin || vorm.querySelector(".celmelding, .veld-fout");
  }

  function opgeslagen(cel) {
    cel.classList.remove("bewerkt");
    cel.classList.add("pas-opgeslagen");
    setTimeout(() => cel.classList.remove("pas-opgeslagen"), 2500);
    bereid(cel);
    cel.dataset.label = cel.dataset.label || cel.dataset.kop || "";
    if (!document.activeElement || document.activeElement === document.body) naar(cel);
    else if (plek && zoek(plek) === cel) cel.tabIndex = 0;
  }

  function mislukt(vorm, tekst) {
    let plaats = vorm.querySelector(".celmelding-net");
    if (!plaats) {
      plaats = document.createElement("p");
      plaats.className = "celmelding celmelding-net";
      plaats.setAttribute("role", "alert");
      vorm.prepend(plaats);
    }
    plaats.textContent = tekst;
  }

  /* ---- Keys ---- */

  function inFormulier(event, cel) {
    const vorm = formulier(cel);
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      event.preventDefault();
      sluit(cel);
    } else if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      vorm.requestSubmit();
    } else if (event.key === "Tab" && event.target.matches("input, select")) {
      const velden = Array.from(vorm.querySelectorAll('input:not([type="hidden"]), select'));
      const rand = event.shiftKey ? velden[0] : velden[velden.length - 1];
      if (event.target !== rand) return;
      event.preventDefault();
      const verder = volgende(cel, event.shiftKey ? -1 : 1, true);
      if (gewijzigd(vorm)) {
        if (verder) naar(verder);
        vorm.requestSubmit();
      } else sluit(cel);
      if (verder) {
        naar(verder);
        open(verder);
      }
    }
  }

  function inRooster(event, cel) {
    const stappen = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] };
    if (event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      const hoek = { Home: [-9999, -99], End: [9999, 99] }[event.key];
      if (hoek) {
        event.preventDefault();
        naar(buur(cel, ...hoek));
      } else if (event.key === "z") {
        const terug = document.querySelector("#rooster-melding .ongedaan");
        if (terug) {
          event.preventDefault();
          terug.requestSubmit();
        }
      }
      return;
    }
    if (stappen[event.key]) {
      event.preventDefault();
      naar(buur(cel, ...stappen[event.key]));
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      naar(buur(cel, 0, event.key === "Home" ? -99 : 99));
    } else if (event.key === "Tab") {
      const verder = volgende(cel, event.shiftKey ? -1 : 1, false);
      if (!verder) return;
      event.preventDefault();
      naar(verder);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      open(cel);
    } else if (event.key === " ") {
      const vinkje = cel.querySelector("input[type=checkbox]");
      if (vinkje) {
        event.preventDefault();
        vinkje.click();
      }
    } else if (event.key === "Escape") {
      document.getElementById("na-rooster").focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    const cel = celVan(event.target);
    if (!cel) return;
    if (event.target.closest(".celformulier")) inFormulier(event, cel);
    else inRooster(event, cel);
  });

  document.addEventListener("click", (event) => {
    const cel = celVan(event.target);
    if (!cel || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("[data-annuleer]")) {
      event.preventDefault();
      sluit(cel);
    } else if (event.target.closest("a.cel")) {
      event.preventDefault();
      bewaarAndere(cel);
      naar(cel);
      open(cel);
    }
  });

  /* A click on another cell saves the one that is open, as a spreadsheet does. */
  function bewaarAndere(cel) {
    for (const vorm of rooster().querySelectorAll(".celformulier")) {
      const ander = celVan(vorm);
      if (ander === cel || ander.classList.contains("bezig")) continue;
      if (gewijzigd(vorm)) vorm.requestSubmit();
      else sluit(ander);
    }
  }

  /* ---- What htmx tells ---- */

  document.addEventListener("htmx:beforeRequest", (event) => {
    const vorm = event.target.closest && event.target.closest(".celformulier");
    if (!vorm || !rooster()) return;
    const cel = celVan(vorm);
    if (cel.classList.contains("bezig")) {
      event.preventDefault();
      return;
    }
    cel.classList.add("bezig");
    const waarom = vorm.querySelector('[name="reden"]');
    if (waarom && waarom.value.trim()) reden = waarom.value;
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const adres = event.detail.xhr.responseURL || "";
    if (!adres.includes("/inloggen")) return;
    event.detail.shouldSwap = false;
    const cel = celVan(event.detail.target);
    if (cel && formulier(cel)) mislukt(formulier(cel), UITGELOGD);
    else meld(UITGELOGD);
  });

  /* A form that was open while its user signed in again carries an old mark of safety: it gets a new one. */
  function vernieuw(vorm) {
    window.fetch(vorm.action, { headers: { "HX-Request": "true" } }).then((antwoord) => {
      if (antwoord.url.includes("/inloggen")) return mislukt(vorm, UITGELOGD);
      return antwoord.text().then((tekst) => {
        const nieuw = new DOMParser().parseFromString(tekst, "text/html").querySelector("[name=csrfmiddlewaretoken]");
        if (nieuw) vorm.querySelector("[name=csrfmiddlewaretoken]").value = nieuw.value;
        mislukt(vorm, "U hebt opnieuw ingelogd en er is nog niets opgeslagen. Sla nu nog een keer op.");
      });
    });
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    const cel = celVan(event.detail.target);
    if (!cel) return;
    cel.classList.remove("bezig");
    const status = event.detail.xhr.status;
    if (status === 403 && formulier(cel)) {
      vernieuw(formulier(cel));
      return;
    }
    if (status === 0 || status >= 500 || status === 404) {
      const tekst = status === 0 ? "Er is geen verbinding. Er is niets opgeslagen; uw tekst staat hier nog." : "Dit is niet gelukt en er is niets opgeslagen. Uw tekst staat hier nog; probeer het opnieuw.";
      if (formulier(cel)) mislukt(formulier(cel), tekst);
      else meld(tekst);
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const doel = event.detail.target;
    if (doel.id === "lijst" || event.target.id === "lijst") return;
    const cel = celVan(doel);
    if (!cel) return;
    cel.classList.remove("bezig");
    if (formulier(cel)) geopend(cel);
    else opgeslagen(cel);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "lijst" || event.target.querySelector?.("#rooster")) begin();
  });

  document.addEventListener("veld-opgeslagen", (event) => {
    const voet = document.getElementById("totalen");
    if (event.detail.geld && voet) window.htmx.trigger(voet, "ververs");
  });

  document.addEventListener("actie-gewijzigd", () => {
    if (!rooster()) return;
    if (plek) plek.focus = true;
    window.htmx.ajax("GET", window.location.href, { target: "#lijst", select: "#lijst", swap: "outerHTML" });
  });

  window.addEventListener("beforeunload", (event) => {
    const open_ = rooster() ? Array.from(rooster().querySelectorAll(".celformulier")) : [];
    if (open_.some(gewijzigd)) event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", begin);
})();
