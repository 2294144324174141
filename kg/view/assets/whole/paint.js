// Draws a part of the map into a context: links, dots, names.
const GREY = -1;
// Segments in one path: a canvas without a graphics card strokes many short paths quicker than a long one.
const PATH = 300;
// Scale from which on dots have the shape of their type, and below which the names of communities lead.
const [SHAPED, FAR] = [0.8, 0.45];

class Painter {
  constructor() {
    this.labels = new Labels();
    this.byKind = false;
    this.hiddenTypes = new Set();
    this.hiddenCommunities = new Set();
    this.shown = new Uint8Array(SIZE).fill(1);
    this.selected = null;
    this.system = matchMedia("(prefers-color-scheme: dark)");
    // Links by the community they lie in, those between communities first.
    this.bundles = [GREY, ...data.communities.keys()].map((community) => ({ community, links: [] }));
    for (let at = 0; at < links.length; at += 2) {
      const [one, other] = [columns.community[links[at]], columns.community[links[at + 1]]];
      this.bundles[one === other ? one + 1 : 0].links.push(at);
    }
  }

  dark = () => (document.documentElement.dataset.theme || (this.system.matches ? "dark" : "light")) === "dark";

  filter() {
    for (let node = 0; node < SIZE; node++) {
      this.shown[node] = Number(!this.hiddenTypes.has(columns.type[node]) && !this.hiddenCommunities.has(columns.community[node]));
    }
  }

  colour(node) {
    return this.byKind ? data.types[columns.type[node]].colour : data.communities[columns.community[node]][2] || this.theme.grey;
  }

  // frame: left and top in units of the map, scale, width and height in pixels, and from where to where of them is seen.
  paint(context, frame) {
    const style = getComputedStyle(document.documentElement);
    this.theme = { paper: style.getPropertyValue("--paper"), ink: style.getPropertyValue("--ink"), grey: this.dark() ? "#7d8694" : "#8b94a3" };
    context.fillStyle = this.theme.paper;
    context.fillRect(0, 0, frame.width, frame.height);
    const inside = this.inside(frame);
    this.links(context, frame);
    this.dots(context, frame, inside);
    let named = inside;
    let chosen = new Set();
    if (this.selected !== null) {
      const near = [this.selected, ...neighbours(this.selected)].filter((node) => this.shown[node] || node === this.selected);
      context.globalAlpha = 0.82;
      context.fillStyle = this.theme.paper;
      context.fillRect(0, 0, frame.width, frame.height);
      this.highlight(context, frame, near);
      named = near.filter((node) => inside.includes(node));
      chosen = new Set([this.selected]);
    }
    const place = (node) => ({ ...this.place(frame, node), radius: columns.radius[node] * frame.scale });
    this.labels.draw(context, named, { place, chosen, ink: this.theme.ink, paper: this.theme.paper, far: frame.scale < FAR, seen: frame.seen });
  }

  place = (frame, node) => ({ x: (columns.x[node] - frame.left) * frame.scale, y: (columns.y[node] - frame.top) * frame.scale });

  // The nodes that can be seen in a frame, by number.
  inside({ left, top, scale, width, height }) {
    const found = [];
    const [right, bottom] = [left + width / scale, top + height / scale];
    for (let node = 0; node < SIZE; node++) {
      const [x, y, radius] = [columns.x[node], columns.y[node], columns.radius[node]];
      if (this.shown[node] && x + radius > left && x - radius < right && y + radius > top && y - radius < bottom) found.push(node);
    }
    return found;
  }

  links(context, frame) {
    context.lineWidth = frame.scale < FAR ? 0.5 : 0.8;
    // The more links there are, the paler each of them is.
    const strength = Math.min(0.5, (this.dark() ? 80 : 60) / Math.sqrt(links.length / 2));
    for (const { community, links: bundle } of this.bundles) {
      context.strokeStyle = community === GREY || this.byKind ? this.theme.grey : data.communities[community][2] || this.theme.grey;
      context.globalAlpha = (community === GREY ? 0.5 : 1) * strength;
      this.strokes(context, frame, bundle);
    }
    context.globalAlpha = 1;
  }

  strokes(context, { left, top, scale, width, height }, bundle) {
    const { x, y } = columns;
    const shortest = 3 / scale;
    let drawn = 0;
    context.beginPath();
    for (const at of bundle) {
      const [a, b] = [links[at], links[at + 1]];
      if (!this.shown[a] || !this.shown[b]) continue;
      const [dx, dy] = [x[a] - x[b], y[a] - y[b]];
      if (Math.abs(dx) + Math.abs(dy) < shortest) continue; // hidden below the dots
      const [ax, ay, bx, by] = [(x[a] - left) * scale, (y[a] - top) * scale, (x[b] - left) * scale, (y[b] - top) * scale];
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
      if (++drawn % PATH) continue;
      context.stroke();
      context.beginPath();
    }
    context.stroke();
  }

  // Dots colour by colour, as squares where they are too small for a circle to be told from one.
  dots(context, frame, nodes) {
    const colours = new Map();
    for (const node of nodes) {
      const colour = this.colour(node);
      if (!colours.has(colour)) colours.set(colour, []);
      colours.get(colour).push(node);
    }
    for (const [colour, same] of colours) {
      context.fillStyle = colour;
      context.beginPath();
      same.forEach((node, count) => {
        const { x, y } = this.place(frame, node);
        const radius = columns.radius[node] * frame.scale;
        if (radius < 1.3) {
          const side = Math.max(1, 1.8 * radius);
          context.fillRect(x - side / 2, y - side / 2, side, side);
          return;
        }
        outline(context, frame.scale < SHAPED ? "dot" : data.types[columns.type[node]].shape, x, y, radius);
        if (count % PATH) return;
        context.fill();
        context.beginPath();
      });
      context.fill();
    }
  }

  // The selected node with its neighbours, over the rest, which is dimmed.
  highlight(context, frame, near) {
    context.globalAlpha = 0.7;
    context.strokeStyle = this.theme.grey;
    context.lineWidth = 1.2;
    this.strokes(context, frame, linksOf(this.selected));
    context.globalAlpha = 1;
    this.dots(context, frame, near);
    const { x, y } = this.place(frame, this.selected);
    context.strokeStyle = this.theme.ink;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, columns.radius[this.selected] * frame.scale + 3, 0, 2 * Math.PI);
    context.stroke();
  }
}
