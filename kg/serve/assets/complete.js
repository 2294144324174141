// Completion while one writes a query: its variables, the terms of the ontology (by name or by label), keywords.
import { keywords, pieces, variables } from "./sparql.js";

const MOST = 12;

export class Completion {
  // terms: [[":Person", "人物", "what it means", "person"], …]; labels are matched in both languages
  constructor(field, list, terms) {
    Object.assign(this, { field, list, terms, found: [], chosen: 0, moved: false });
    field.area.addEventListener("input", (event) => !event.isComposing && this.suggest());
    field.area.addEventListener("compositionend", () => this.suggest());
    field.area.addEventListener("click", () => this.close());
    field.area.addEventListener("scroll", () => this.close());
    field.area.addEventListener("blur", () => this.close());
    // Before the field's own listener on the way down, for the list has the first say on Tab, Enter and Escape.
    field.area.addEventListener("keydown", (event) => this.key(event), { capture: true });
  }

  suggest(always = false) {
    const caret = this.field.area.selectionStart;
    const before = this.field.text.slice(0, caret);
    const piece = pieces(before).findLast((one) => one.end === caret);
    const typed = piece?.text ?? (/[?$:]$/.exec(before)?.[0] || "");
    const inside = piece && ["comment", "string", "iri", "number", "tag", "blank"].includes(piece.kind);
    this.start = caret - typed.length;
    this.found = inside || !(typed || always) ? [] : this.matches(typed).slice(0, MOST);
    [this.chosen, this.moved] = [0, false];
    this.show();
  }

  // What may be meant by what is typed: [text, label, meaning], the best first.
  matches(typed) {
    const wanted = typed.toLowerCase();
    if (/^[?$]/.test(typed)) {
      const others = this.field.text.slice(0, this.start) + " " + this.field.text.slice(this.start + typed.length);
      const names = variables(others).map((name) => [typed[0] + name, "", ""]);
      return names.filter(([name]) => name !== typed && name.toLowerCase().startsWith(wanted));
    }
    const label = wanted.replace(/^:/, "");
    const rank = ([name, said, , other]) => {
      const [term, ...labels] = [name, said, other].map((one) => one.toLowerCase());
      if (term.startsWith(wanted)) return 1;
      if (labels.some((one) => one.startsWith(label))) return 2;
      return [term, ...labels].some((one) => one.includes(label)) ? 3 : 0;
    };
    const ranked = this.terms.map((one) => [rank(one), one]).filter(([at, [name]]) => at && name !== typed);
    const terms = ranked.sort(([a], [b]) => a - b).map(([, one]) => one);
    // A word without a colon is a keyword first; it is a term's label from two signs on.
    if (typed.includes(":")) return terms;
    const words = keywords().filter((one) => typed.length > 1 && one.startsWith(typed.toUpperCase()) && one !== typed.toUpperCase());
    const spoken = typed.length > 1 || /\p{Script=Han}/u.test(typed) || !typed ? terms : [];
    return [...words.map((one) => [one, "", ""]), ...spoken];
  }

  show() {
    const { area } = this.field;
    this.list.replaceChildren(...this.found.map((one, number) => this.option(one, number)));
    this.list.hidden = !this.found.length;
    if (this.list.hidden) return area.removeAttribute("aria-activedescendant");
    area.setAttribute("aria-activedescendant", `completion-${this.chosen}`);
    const [place, frame] = [this.field.box(this.start), this.list.offsetParent.getBoundingClientRect()];
    const left = Math.min(place.left - frame.left, frame.width - this.list.offsetWidth);
    this.list.style.left = `${Math.max(0, left)}px`;
    this.list.style.top = `${place.bottom - frame.top + 2}px`;
    this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
  }

  option([text, label, meaning], number) {
    const [item, name, said] = ["li", "code", "small"].map((kind) => document.createElement(kind));
    item.id = `completion-${number}`;
    item.title = meaning;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(number === this.chosen));
    [name.textContent, said.textContent] = [text, label];
    item.append(name, said);
    item.addEventListener("mousedown", (event) => (event.preventDefault(), this.take(number)));
    return item;
  }

  key(event) {
    if (event.isComposing) return;
    if (event.ctrlKey && event.key === " ") return event.preventDefault(), this.suggest(true);
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.chosen = (this.chosen + step + this.found.length) % this.found.length;
      this.moved = true;
      this.show();
    } else if (event.key === "Tab" && !event.shiftKey) this.take(this.chosen);
    // Enter begins a new line, unless one has gone into the list.
    else if (event.key === "Enter" && this.moved && !event.ctrlKey) this.take(this.chosen);
    else if (event.key === "Escape") this.close();
    else return this.close(); // what is typed opens it again
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  take(number) {
    const [text] = this.found[number];
    this.field.replace(this.start, this.field.area.selectionStart, text);
    this.close();
  }

  close() {
    if (this.list.hidden) return;
    this.found = [];
    this.show();
  }
}
