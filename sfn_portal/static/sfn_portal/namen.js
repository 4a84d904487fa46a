/* Names of partners while one types: several in one field, with a semicolon between them.

   The names and their other spellings stand in the datalist that the field names in data-namen. */
(function () {
  "use strict";

  const MEESTE = 8;
  let lijst = null; // the list that is open, with its field in lijst.veld
  let gekozen = -1;

  const schoon = (tekst) => tekst.toLowerCase().normalize("NFD").replace(/[^a-z0-9]/g, "");

  /* The name that is being typed: from the last semicolon before the cursor to the next one. */
  function stuk(veld) {
    const tot = veld.selectionStart;
    const van = veld.value.lastIndexOf(";", tot - 1) + 1;
    const komma = veld.value.indexOf(";", tot);
    return { van, einde: komma < 0 ? veld.value.length : komma, tekst: veld.value.slice(van, tot).trim() };
  }

  function passend(veld) {
    const gezocht = schoon(stuk(veld).tekst);
    if (!gezocht) return [];
    const bron = document.getElementById(veld.dataset.namen);
    const paren = Array.from(bron ? bron.options : [], (optie) => [optie.value, schoon(optie.value + " " + optie.label)]);
    const begin = paren.filter(([naam]) => schoon(naam).startsWith(gezocht));
    const elders = paren.filter(([naam, alles]) => !schoon(naam).startsWith(gezocht) && alles.includes(gezocht));
    return [...begin, ...elders].slice(0, MEESTE).map(([naam]) => naam);
  }

  function toon(veld) {
    verberg();
    const namen = passend(veld);
    if (!namen.length) return;
    lijst = document.createElement("ul");
    lijst.className = "suggesties";
    lijst.id = `${veld.id}-namen`;
    lijst.setAttribute("role", "listbox");
    lijst.setAttribute("aria-label", "Partners uit het register");
    lijst.veld = veld;
    namen.forEach((naam, plaats) => {
      const punt = document.createElement("li");
      punt.id = `${lijst.id}-${plaats}`;
      punt.setAttribute("role", "option");
      punt.setAttribute("aria-selected", "false");
      punt.textContent = naam;
      lijst.append(punt);
    });
    veld.parentElement.append(lijst);
    veld.setAttribute("role", "combobox");
    veld.setAttribute("aria-autocomplete", "list");
    veld.setAttribute("aria-expanded", "true");
    veld.setAttribute("aria-controls", lijst.id);
  }

  function verberg() {
    if (!lijst) return;
    lijst.veld.setAttribute("aria-expanded", "false");
    lijst.veld.removeAttribute("aria-activedescendant");
    lijst.remove();
    lijst = null;
    gekozen = -1;
  }

  function wijs(plaats) {
    const punten = lijst.children;
    gekozen = (plaats + punten.length) % punten.length;
    Array.from(punten, (punt, nummer) => punt.setAttribute("aria-selected", String(nummer === gekozen)));
    lijst.veld.setAttribute("aria-activedescendant", punten[gekozen].id);
    punten[gekozen].scrollIntoView({ block: "nearest" });
  }

  function neem(naam) {
    const veld = lijst.veld;
    const { van, einde } = stuk(veld);
    const voor = veld.value.slice(0, van) + (van ? " " : "");
    const na = veld.value.slice(einde);
    veld.value = voor + naam + na;
    veld.setSelectionRange(voor.length + naam.length, voor.length + naam.length);
    verberg();
    veld.focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.namen) toon(event.target);
  });

  document.addEventListener("keydown", (event) => {
    if (!lijst || event.target !== lijst.veld) return;
    const stap = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (stap) {
      event.preventDefault();
      wijs(gekozen < 0 && stap < 0 ? -1 : gekozen + stap);
    } else if (event.key === "Enter" && gekozen >= 0) {
      event.preventDefault();
      event.stopPropagation();
      neem(lijst.children[gekozen].textContent);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      verberg();
    } else if (event.key === "Tab") verberg();
  }, true);

  document.addEventListener("mousedown", (event) => {
    if (!lijst) return;
    const punt = event.target.closest(".suggesties li");
    if (punt) {
      event.preventDefault();
      neem(punt.textContent);
    } else verberg();
  });
})();
