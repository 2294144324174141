// Mouse, fingers and keys on the map.
const [CLICK, STEP, NEARER] = [5, 80, 1.4]; // pixels that are no drag yet; pixels and factor a key moves and zooms by

class Pointer {
  constructor(sheet, choose) {
    this.sheet = sheet;
    this.element = sheet.container;
    this.choose = choose;
    this.down = new Map(); // pointers by id, where they are
    this.travelled = 0;
    for (const [name, act] of Object.entries({ pointerdown: this.press, pointermove: this.drag, pointerup: this.lift, pointercancel: this.drop, wheel: this.wheel, keydown: this.key })) {
      this.element.addEventListener(name, act.bind(this), { passive: false });
    }
  }

  place(event) {
    const { left, top } = this.element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  press(event) {
    if (event.button) return;
    this.element.setPointerCapture(event.pointerId);
    this.element.classList.add("held");
    if (!this.down.size) this.travelled = 0;
    this.down.set(event.pointerId, this.place(event));
  }

  // One pointer moves the map, two zoom it as well.
  drag(event) {
    const before = this.down.get(event.pointerId);
    if (!before) return;
    const now = this.place(event);
    const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1];
    this.down.set(event.pointerId, now);
    this.travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (this.travelled < CLICK) return;
    const share = other ? 0.5 : 1;
    this.sheet.pan((now.x - before.x) * share, (now.y - before.y) * share);
    if (!other) return;
    const apart = (one) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
    this.sheet.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  lift(event) {
    if (this.down.size === 1 && this.travelled < CLICK) {
      const { x, y } = this.place(event);
      this.choose(this.sheet.under(x, y));
    }
    this.drop(event);
  }

  drop(event) {
    this.down.delete(event.pointerId);
    this.element.classList.toggle("held", this.down.size > 0);
  }

  wheel(event) {
    event.preventDefault();
    const { x, y } = this.place(event);
    const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
    this.sheet.zoom(Math.exp(-Math.max(-120, Math.min(120, pixels)) / 400), x, y);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [width, height] = this.sheet.size();
    const move = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
    const factor = { "+": NEARER, "=": NEARER, "-": 1 / NEARER }[event.key];
    if (move) this.sheet.pan(...move);
    else if (factor) this.sheet.zoom(factor, width / 2, height / 2);
    else if (event.key === "0") this.sheet.fit();
    else return;
    event.preventDefault();
  }
}
