// Finding a node by any of its names. The list is also the way to every node for those who use the keyboard.
class Search {
  constructor(input, list, choose) {
    Object.assign(this, { input, list, choose, at: -1, found: [], names: null });
    input.addEventListener("input", () => this.open());
    input.addEventListener("focus", () => this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, so that the click arrives
  }

  // What kg find would find, in the same order; before anything is typed, the best connected nodes.
  find(typed) {
    if (!typed.trim()) return [...data.nodes].sort((a, b) => b.degree - a.degree || a.id - b.id).slice(0, FOUND);
    this.names ??= new Names(data.names);
    return this.names.find(typed).map(({ path, matched }) => ({ ...data.nodes[path], matched }));
  }

  open() {
    this.found = this.find(this.input.value);
    this.at = this.found.length && this.input.value ? 0 : -1;
    const rows = this.found.map((node, row) => {
      const item = make("li", "", node.label, make("small", "", [word(node.type), node.matched && node.matched !== node.label ? node.matched : ""].filter(Boolean).join(" · ")));
      item.id = `found${row}`;
      item.setAttribute("role", "option");
      item.addEventListener("click", () => this.take(row));
      return item;
    });
    this.list.replaceChildren(...(rows.length ? rows : [make("li", "", word("ui:nothing"))]));
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
  }

  take(row) {
    this.close();
    this.choose(this.found[row].id);
  }

  key(event) {
    if (event.isComposing) return; // an input method is choosing characters
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden) this.open();
    else if (step && this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
    else if (event.key === "Enter" && this.at >= 0) return this.take(this.at);
    else if (event.key === "Escape") return this.close();
    else return;
    event.preventDefault();
    this.point();
  }
}
