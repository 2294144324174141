// Language, light or dark, and all evidence at once. Pages are whole without this script, in Chinese and as the system has it.
const root = document.documentElement;
const element = (id) => document.getElementById(id);

function keep(key, value) {
  try { localStorage.setItem(key, value); } catch { /* a browser that keeps nothing */ }
}

// Words that stand in attributes follow the language here; all others are on the page twice, and a style shows one.
function speak(language) {
  root.lang = language;
  for (const one of document.querySelectorAll("[data-zh]")) {
    if (one.placeholder) one.placeholder = one.dataset[language];
    one.setAttribute("aria-label", one.dataset[language]);
  }
}

element("language").addEventListener("click", () => {
  speak(root.lang === "zh" ? "en" : "zh");
  keep("kg-language", root.lang);
});

element("theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  keep("kg-theme", root.dataset.theme);
});

const proofs = element("proofs");
function prove(open) {
  for (const one of document.querySelectorAll("details.proof")) one.open = open;
  proofs?.setAttribute("aria-pressed", String(open));
}
if (proofs && document.querySelector("details.proof")) {
  proofs.hidden = false;
  proofs.addEventListener("click", () => prove(proofs.getAttribute("aria-pressed") !== "true"));
  addEventListener("beforeprint", () => prove(true)); // on paper nothing can be opened
}

speak(root.lang);
element("switches").hidden = element("finder").hidden = false;
