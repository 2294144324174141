// The search field of every page. The names are loaded when it is first used, and are only ever put on the page as text.
class Finder {
  constructor(input, list) {
    Object.assign(this, { input, list, names: null, found: [], at: -1, asked: false });
    input.addEventListener("focus", () => this.load());
    input.addEventListener("input", () => this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, so that the click arrives
  }

  load() {
    if (this.asked) return;
    this.asked = true;
    window.kgAtlas = { names: (data) => ((this.names = new Names(data)), this.open()) };
    const script = document.createElement("script");
    script.src = `${root.dataset.root}assets/names.js`;
    document.head.append(script);
  }

  open() {
    if (!this.names) return this.load();
    const typed = this.input.value.trim();
    if (!typed) return this.close();
    this.found = this.names.find(typed);
    this.at = this.found.length ? 0 : -1;
    const rows = this.found.map(({ name, matched, path }, row) => {
      const item = document.createElement("li");
      item.id = `found${row}`;
      item.setAttribute("role", "option");
      const link = document.createElement("a");
      link.href = root.dataset.root + path;
      link.tabIndex = -1;
      link.textContent = name;
      item.append(link);
      if (matched !== name) {
        const small = document.createElement("small");
        small.textContent = matched;
        item.append(small);
      }
      return item;
    });
    const nothing = document.createElement("li");
    nothing.textContent = this.list.dataset[root.lang === "zh" ? "noneZh" : "noneEn"];
    nothing.setAttribute("role", "option");
    nothing.setAttribute("aria-disabled", "true");
    this.list.replaceChildren(...(rows.length ? rows : [nothing]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point();
  }

  point() {
    [...this.list.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === this.at)));
    if (this.at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `found${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return; // an input method is choosing characters
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden) this.open();
    else if (step && this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
    else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) location.href = root.dataset.root + this.found[this.at].path;
    else if (event.key === "Escape") return this.close();
    else return;
    event.preventDefault();
    this.point();
  }
}

new Finder(element("search"), element("found"));

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target === element("search")) return;
  event.preventDefault();
  element("search").focus();
});
