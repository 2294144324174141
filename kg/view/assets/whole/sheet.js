// The map on the screen. It is drawn on a sheet larger than what is seen; while one moves or zooms, the sheet is moved and
// scaled as it is, which costs nothing, and it is drawn anew when the movement rests or reaches the sheet's edge.
const REST = 140; // milliseconds without movement
const MARGIN = 0.5; // of the width and height, on every side
const PIXELS = 12e6; // at most; on screens with small pixels the margin gives way
const [NEAREST, MARGIN_OF_ALL] = [6, 24];

class Sheet {
  constructor(container, canvas, painter) {
    Object.assign(this, { container, canvas, painter, drawn: null, view: { x: 0, y: 0, scale: 1 }, margin: MARGIN, timer: 0, frame: 0 });
    this.context = canvas.getContext("2d", { alpha: false });
    new ResizeObserver(() => this.resized()).observe(container);
  }

  size = () => [this.container.clientWidth || 1, this.container.clientHeight || 1];

  // Everything that the filters leave, in the middle.
  fit() {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let node = 0; node < SIZE; node++) if (this.painter.shown[node]) this.widen(box, node);
    this.furthest = 0.5 * this.around(box);
    this.render();
  }

  widen(box, node) {
    const [x, y] = [columns.x[node], columns.y[node]];
    Object.assign(box, { left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) });
  }

  // Look at a box of the map, from not nearer than `nearest`; returns the scale.
  around({ left, right, top, bottom }, nearest = 2) {
    if (left > right) return this.view.scale;
    const [width, height] = this.size();
    const scale = Math.min((width - 2 * MARGIN_OF_ALL) / (right - left + 1), (height - 2 * MARGIN_OF_ALL) / (bottom - top + 1), nearest);
    this.view = { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.01) };
    return scale;
  }

  // Bring these nodes into view.
  show(nodes) {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const node of nodes) this.widen(box, node);
    this.around(box);
    this.render();
  }

  // A node in the middle, and most of these others in view, if that leaves it near enough for names to be read.
  centre(node, others) {
    const [x, y] = [columns.x[node], columns.y[node]];
    const far = others.map((other) => Math.hypot(columns.x[other] - x, columns.y[other] - y)).sort((a, b) => a - b);
    const reach = far[Math.floor(0.75 * far.length)] || 1;
    this.view = { x, y, scale: Math.min(1.6, Math.max(0.5, (0.42 * Math.min(...this.size())) / reach)) };
    this.render();
  }

  resized() {
    if (this.drawn && this.drawn.size.join() !== this.size().join()) this.render();
  }

  // Draw the sheet for what is looked at now.
  render() {
    clearTimeout(this.timer);
    const [width, height] = this.size();
    const sharp = window.devicePixelRatio || 1;
    const margin = Math.min(this.margin, Math.max(0, (Math.sqrt(PIXELS / (width * height)) / sharp - 1) / 2));
    const [wide, high] = [Math.round(width * (1 + 2 * margin)), Math.round(height * (1 + 2 * margin))];
    if (this.canvas.width !== Math.round(wide * sharp) || this.canvas.height !== Math.round(high * sharp)) {
      Object.assign(this.canvas, { width: Math.round(wide * sharp), height: Math.round(high * sharp) });
      Object.assign(this.canvas.style, { width: `${wide}px`, height: `${high}px` });
    }
    this.context.setTransform(sharp, 0, 0, sharp, 0, 0);
    const { x, y, scale } = this.view;
    const frame = { left: x - wide / 2 / scale, top: y - high / 2 / scale, scale, width: wide, height: high, seen: [(wide - width) / 2, (wide + width) / 2] };
    this.drawn = { ...frame, size: [width, height] };
    this.painter.paint(this.context, frame);
    this.move();
    const { labels, shown } = this.painter;
    Object.assign(this.container.dataset, { nodes: shown.reduce((sum, one) => sum + one, 0), labels: labels.drawn.length, scale: scale.toFixed(4) });
    this.container.dataset.renders = Number(this.container.dataset.renders || 0) + 1;
  }

  // Lay the sheet where it belongs.
  move() {
    const [width, height] = this.size();
    const { x, y, scale } = this.view;
    const left = width / 2 - (x - this.drawn.left) * scale;
    const top = height / 2 - (y - this.drawn.top) * scale;
    const factor = scale / this.drawn.scale;
    this.canvas.style.transform = `translate(${left}px, ${top}px) scale(${factor})`;
    return left > 0 || top > 0 || left + this.drawn.width * factor < width || top + this.drawn.height * factor < height;
  }

  // The view has changed: once a frame the sheet is moved, and drawn where it does not reach.
  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.render(), REST);
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const short = this.move();
      const tiny = this.view.scale < 0.6 * this.drawn.scale;
      if (short && !tiny) this.render();
    });
  }

  pan(dx, dy) {
    this.view.x -= dx / this.view.scale;
    this.view.y -= dy / this.view.scale;
    this.changed();
  }

  // What lies at a point of the screen stays there.
  zoom(factor, x, y) {
    const before = this.at(x, y);
    this.view.scale = Math.min(NEAREST, Math.max(this.furthest, this.view.scale * factor));
    const after = this.at(x, y);
    this.view.x += before.x - after.x;
    this.view.y += before.y - after.y;
    this.changed();
  }

  // The place on the map of a point in the container.
  at(x, y) {
    const [width, height] = this.size();
    return { x: this.view.x + (x - width / 2) / this.view.scale, y: this.view.y + (y - height / 2) / this.view.scale };
  }

  // The node at a point in the container or the one whose name is there, or null.
  under(x, y) {
    const place = this.at(x, y);
    let [best, nearest] = [null, Infinity];
    for (let node = 0; node < SIZE; node++) {
      if (!this.painter.shown[node]) continue;
      const away = Math.hypot(columns.x[node] - place.x, columns.y[node] - place.y) - columns.radius[node];
      if (away < nearest && away * this.view.scale < 4) [best, nearest] = [node, away];
    }
    if (best !== null) return best;
    const [across, down] = [(place.x - this.drawn.left) * this.drawn.scale, (place.y - this.drawn.top) * this.drawn.scale];
    return this.painter.labels.drawn.find((box) => box.left <= across && across <= box.right && box.top <= down && down <= box.bottom)?.id ?? null;
  }
}
