// A text field with a list of suggestions, as https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ has it.
class Combobox {
  // find: what is typed → rows, or a promise of them; show: a row → what its list item holds; take: what choosing a row
  // does; nothing: what is said when there are none; eager: whether the list opens before anything is typed.
  constructor(input, list, { find, show, take, nothing, eager }) {
    Object.assign(this, { input, list, find, show, take, nothing, eager, found: [], at: -1, asked: 0 });
    input.addEventListener("input", () => this.open());
    input.addEventListener("focus", () => this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus, so that the click arrives
  }

  // Answers may come in another order than they were asked for: only that to the latest question counts.
  async open() {
    const asked = ++this.asked;
    const typed = this.input.value.trim();
    if (!typed && !this.eager) return this.close();
    const found = await this.find(typed);
    if (asked !== this.asked) return;
    [this.found, this.at] = [found, found.length && typed ? 0 : -1];
    this.list.replaceChildren(...(found.length ? found.map((row) => this.option(row)) : [this.none()]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.point();
  }

  option(row) {
    const item = document.createElement("li");
    item.id = `found${this.found.indexOf(row)}`;
    item.setAttribute("role", "option");
    item.append(...this.show(row));
    item.addEventListener("click", (event) => event.target.closest("a") || this.choose(row)); // a link leads there itself
    return item;
  }

  none() {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.setAttribute("aria-disabled", "true");
    item.textContent = this.nothing();
    return item;
  }

  point() {
    [...this.list.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === this.at)));
    if (this.at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `found${this.at}`);
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.asked++;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  choose(row) {
    this.close();
    this.take(row);
  }

  key(event) {
    if (event.isComposing) return; // an input method is choosing characters
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.list.hidden) this.open();
    else if (step && this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
    else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) return event.preventDefault(), this.choose(this.found[this.at]);
    else if (event.key === "Escape") return this.close();
    else return;
    event.preventDefault();
    if (!this.list.hidden) this.point();
  }
}
