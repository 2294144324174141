// The text area of a query: coloured, with line numbers, Tab to indent, and a place where an error is marked.
// The text area itself is transparent and lies over the colours, so that typing, selecting and undoing are the browser's.
import { pieces } from "./sparql.js";

const INDENT = "  ";

export class Field {
  constructor(area, ink, numbers) {
    [this.area, this.ink, this.numbers, this.wrong, this.leaving] = [area, ink, numbers, null, false];
    area.addEventListener("input", () => this.mark(null));
    area.addEventListener("scroll", () => this.follow());
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => (this.leaving = false));
    new ResizeObserver(() => this.follow()).observe(area);
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  // Put another text in the place of what is between two offsets; one can undo it.
  replace(start, end, text) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // The only way that keeps what can be undone; where a browser has it no more, the text still changes.
    const done = document.execCommand(text ? "insertText" : "delete", false, text);
    if (!done && this.text.slice(start, end) !== text) {
      this.area.setRangeText(text, start, end, "end");
      this.area.dispatchEvent(new Event("input"));
    }
  }

  // Another query.
  set(text) {
    this.replace(0, this.text.length, text);
    this.area.rows = Math.min(24, Math.max(10, text.split("\n").length + 1));
    this.area.setSelectionRange(0, 0);
    this.area.scrollTop = 0;
  }

  // Show where an error is: line and column count from 1, in code points, as the server counts. Null takes it away.
  mark(place) {
    this.wrong = place && this.offset(place);
    if (this.wrong === null) this.area.removeAttribute("aria-invalid");
    else this.area.setAttribute("aria-invalid", "true");
    this.draw();
  }

  offset({ line, column }) {
    const lines = this.text.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  }

  // Go to the place of the error.
  visit() {
    this.area.focus();
    this.area.setSelectionRange(this.wrong, this.wrong + this.sign());
  }

  // How many code units the sign has where the error is.
  sign() {
    return this.text.codePointAt(this.wrong) > 0xffff ? 2 : 1;
  }

  draw() {
    const found = [];
    let at = 0;
    const put = (end, kind) => {
      const wrong = this.wrong !== null && at <= this.wrong && this.wrong < end;
      if (at < end) found.push(element(kind, this.text.slice(at, end), wrong));
      at = end;
    };
    for (const piece of pieces(this.text)) {
      this.plain(piece.start, put, at);
      put(piece.end, piece.kind);
    }
    this.plain(this.text.length, put, at);
    if (this.wrong !== null && this.wrong >= this.text.length) found.push(element("plain", " ", true));
    this.ink.replaceChildren(...found, "\n");
    const bad = this.wrong === null ? -1 : this.text.slice(0, this.wrong).split("\n").length - 1;
    const lines = this.text.split("\n").map((_, at) => element("line", `${at + 1}\n`, at === bad));
    this.numbers.replaceChildren(...lines);
    this.follow();
  }

  // What has no kind; of it, only the sign where the error is is marked.
  plain(end, put, at) {
    if (this.wrong !== null && at < this.wrong && this.wrong < end) put(this.wrong, "plain");
    if (this.wrong !== null && at <= this.wrong && this.wrong < end) put(this.wrong + this.sign(), "plain");
    put(end, "plain");
  }

  follow() {
    const { scrollLeft, scrollTop } = this.area;
    this.ink.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
    this.numbers.style.transform = `translateY(${-scrollTop}px)`;
  }

  // Where on the page an offset of the text is drawn.
  box(offset) {
    const walker = document.createTreeWalker(this.ink, NodeFilter.SHOW_TEXT);
    let rest = offset;
    while (walker.nextNode() && rest > walker.currentNode.length) rest -= walker.currentNode.length;
    const range = document.createRange();
    range.setStart(walker.currentNode, Math.min(rest, walker.currentNode.length));
    return range.getBoundingClientRect();
  }

  // Tab indents. After Escape it leads on, as everywhere else: who has only a keyboard must get out.
  key(event) {
    if (event.key === "Escape") this.leaving = true;
    else if (event.key === "Tab" && !this.leaving && !event.defaultPrevented) {
      event.preventDefault();
      this.indent(event.shiftKey);
    } else if (event.key !== "Shift" && event.key !== "Tab") this.leaving = false;
  }

  indent(back) {
    const { selectionStart: start, selectionEnd: end } = this.area;
    if (start === end && !back) return this.replace(start, end, INDENT);
    const from = this.text.lastIndexOf("\n", start - 1) + 1;
    const old = this.text.slice(from, end);
    const moved = back ? old.replace(/^ {1,2}/gm, "") : old.replace(/^(?=.)/gm, INDENT);
    if (moved === old) return;
    this.replace(from, end, moved);
    const caret = from + moved.length;
    this.area.setSelectionRange(start === end ? caret : from, caret);
  }
}

function element(kind, text, wrong) {
  const made = document.createElement(wrong ? "mark" : "span");
  made.className = kind;
  made.textContent = text;
  return made;
}
