// The search field of every page suggests names while one types, and the language link stays on the page.
// Without this script the form and the link work too. Names are only ever put on the page as text.
"use strict";

(() => {
  const input = document.querySelector("#finder input");
  const list = document.querySelector("#found");
  let found = [];
  let chosen = -1;
  let asked = 0;

  const path = (iri) => iri.replace("https://w3id.org/cppcc", "");

  function show() {
    list.replaceChildren(
      ...found.map((one, number) => {
        const item = document.createElement("li");
        const kind = document.createElement("small");
        item.id = `found-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(number === chosen));
        kind.textContent = one.matched === one.name ? "" : one.matched;
        item.append(one.name, kind);
        item.addEventListener("mousedown", (event) => (event.preventDefault(), (location.href = path(one.iri))));
        return item;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (chosen >= 0) input.setAttribute("aria-activedescendant", `found-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
  }

  // Only the answer to the latest question counts, for they may come in another order.
  async function suggest() {
    const number = ++asked;
    const text = input.value.trim();
    const response = text ? await fetch(`/search?format=json&limit=8&q=${encodeURIComponent(text)}`) : null;
    const rows = response && response.ok ? await response.json() : [];
    if (number !== asked) return;
    [found, chosen] = [rows, -1];
    show();
  }

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest().catch(() => {}), 150);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is choosing characters
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      chosen = (chosen + step + found.length) % found.length;
      event.preventDefault();
      show();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = path(found[chosen].iri);
    } else if (event.key === "Escape") {
      [found, chosen] = [[], -1];
      show();
    }
  });
  input.addEventListener("blur", () => {
    found = [];
    show();
  });

  const other = document.querySelector("header nav a[hreflang]");
  other.addEventListener("click", (event) => {
    event.preventDefault();
    document.cookie = `language=${other.hreflang}; path=/; max-age=31536000; samesite=strict`;
    location.reload();
  });
})();
