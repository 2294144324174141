// Labels are drawn as on a map: always at a readable size on the screen, the important ones first, and none over another
// label or over a node. Whoever zooms in sees more of them.
const LINE = 1.25;
const [FAR, LEADING] = [0.4, 8];
const FONTS = getComputedStyle(document.documentElement).fontFamily;

class Labels {
  constructor(nodes) {
    this.order = [...nodes].sort((a, b) => b.degree - a.degree || a.id - b.id);
    this.widths = new Map();
    this.drawn = []; // what was drawn last: { id, left, top, right, bottom } in the network's coordinates
    this.relations = []; // the same of the words on edges
  }

  // Pixels on the screen; grows a little when one zooms in.
  static fontSize = (scale) => 12 * Math.min(1.5, Math.max(1, scale));

  width(context, line) {
    if (!this.widths.has(line)) {
      context.font = `12px ${FONTS}`;
      this.widths.set(line, context.measureText(line).width / 12);
    }
    return this.widths.get(line);
  }

  // view: scale, places (number of a node → x, y), visible (node) and chosen (number) → bool, more (number) → how many
  // neighbours are held back, edges with a text to write on them, ink and paper colours.
  draw(context, view) {
    const size = Labels.fontSize(view.scale) / view.scale;
    const grid = new Grid(4 * size);
    const nodes = this.order.filter(view.visible);
    const chosen = nodes.filter((node) => view.chosen(node.id));
    // From afar there is no room between the nodes: there the leading names may cover lesser nodes.
    const leading = view.scale < FAR ? nodes.slice(0, LEADING) : [];
    this.drawn = [];
    this.relations = [];
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 3 / view.scale;
    this.place(context, view, grid, size, [...chosen, ...leading]);
    for (const node of nodes) grid.add({ id: node.id, ...disc(view.places[node.id], node.size * 0.8) });
    const placed = new Set([...chosen, ...leading]);
    this.place(context, view, grid, size, nodes.filter((node) => !placed.has(node)));
    this.onEdges(context, view, grid, size * 0.92);
    this.badges(context, view, nodes, size * 0.85);
  }

  // Post and dates on the edges of what is selected, where there is room: in the middle, or nearer to one end.
  onEdges(context, view, grid, size) {
    for (const { id, from, to, text } of view.edges) {
      const [a, b] = [view.places[from], view.places[to]];
      const half = (this.width(context, text) * size) / 2;
      for (const share of [0.5, 0.38, 0.62, 0.28, 0.72]) {
        const [x, y] = [a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share];
        const box = { id: `e${id}`, left: x - half, right: x + half, top: y - size * 0.6, bottom: y + size * 0.6 };
        if (!grid.free(box)) continue;
        grid.add(box);
        this.relations.push({ ...box, text });
        context.font = `italic ${size}px ${FONTS}`;
        this.write(context, view, text, x, box.top);
        break;
      }
    }
  }

  // How many neighbours of a node are not drawn yet.
  badges(context, view, nodes, size) {
    context.font = `${size}px ${FONTS}`;
    for (const node of nodes) {
      const more = view.more(node.id);
      const { x, y } = view.places[node.id];
      if (more) this.write(context, view, `+${more}`, x + node.size + size * 0.7, y - node.size - size * 0.5);
    }
  }

  write(context, view, text, x, y) {
    context.strokeStyle = view.paper;
    context.strokeText(text, x, y);
    context.fillStyle = view.ink;
    context.fillText(text, x, y);
  }

  // Draw those of the labels that are free, one after the other.
  place(context, view, grid, size, nodes) {
    for (const node of nodes) {
      const { x, y } = view.places[node.id];
      const half = (Math.max(...node.lines.map((line) => this.width(context, line))) * size) / 2;
      const top = y + node.size + size * 0.3;
      const box = { id: node.id, left: x - half, top, right: x + half, bottom: top + node.lines.length * LINE * size };
      if (!grid.free(box)) continue;
      grid.add(box);
      this.drawn.push(box);
      context.font = `${view.chosen(node.id) ? "bold " : ""}${size}px ${FONTS}`;
      node.lines.forEach((line, row) => this.write(context, view, line, x, top + row * LINE * size));
    }
  }

  // The node whose label lies under a point of the network, or undefined.
  at({ x, y }) {
    return this.drawn.find((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)?.id;
  }
}

const disc = ({ x, y }, size) => ({ left: x - size, top: y - size, right: x + size, bottom: y + size });
