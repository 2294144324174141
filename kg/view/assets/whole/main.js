// What happens when: every event of the page is bound here.
const element = (id) => document.getElementById(id);
const painter = new Painter();
const sheet = new Sheet(element("map"), element("sheet"), painter);
const panel = new Panel(element("panel"), { choose: (node) => choose(node, true), look, toggle, all });
search(element("search"), element("found"), (node) => choose(node, true));
const pointer = new Pointer(sheet, (node) => choose(node));

// Select a node, or none; `go` brings it and its neighbours into view.
function choose(node, go = false) {
  const before = painter.selected;
  painter.selected = node;
  element("map").dataset.selected = node ?? "";
  if (node !== before || node !== null) {
    panel.show(node, painter.hiddenCommunities);
    tell(node === null ? word("ui:overview") : `${data.nodes[node].label}，${factsOf(node).length} ${word("whole:relations")}`);
  }
  if (!go || node === null) return sheet.render();
  sheet.centre(node, neighbours(node));
}

function look(community) {
  choose(null);
  sheet.show(Array.from({ length: SIZE }, (_, node) => node).filter((node) => columns.community[node] === community));
}

// Hide or show a community; returns whether it is shown now.
function toggle(community) {
  const hidden = painter.hiddenCommunities.delete(community) || !painter.hiddenCommunities.add(community);
  refilter();
  return hidden;
}

function all(on) {
  painter.hiddenCommunities = new Set(on ? [] : data.communities.keys());
  refilter();
  panel.show(null, painter.hiddenCommunities);
}

function refilter() {
  painter.filter();
  sheet.render();
  tell(`${element("map").dataset.nodes} ${word("whole:entities")}`);
}

// For those who hear the page.
function tell(text) {
  element("status").textContent = text;
}

// The legend: one switch a type, with its shape.
function legend() {
  element("legend").replaceChildren(
    ...data.types.map((type, number) => {
      const colour = painter.byKind ? type.colour : getComputedStyle(document.documentElement).getPropertyValue("--quiet");
      const button = make("button", "", swatch({ ...type, colour }), `${word(type.id)} ${type.count}`);
      button.type = "button";
      button.hidden = !type.count;
      button.dataset.type = type.id;
      button.setAttribute("aria-pressed", String(!painter.hiddenTypes.has(number)));
      button.addEventListener("click", () => {
        if (!painter.hiddenTypes.delete(number)) painter.hiddenTypes.add(number);
        button.setAttribute("aria-pressed", String(!painter.hiddenTypes.has(number)));
        refilter();
      });
      return button;
    }),
  );
}

function write() {
  document.documentElement.lang = language;
  document.title = word("whole:title");
  element("title").replaceChildren(data.home ? link(data.home, document.title) : document.title);
  for (const id of ["fit", "theme", "language"]) element(id).textContent = word(`ui:${id}`);
  element("kinds").textContent = word("whole:kinds");
  element("search").placeholder = word("ui:search");
  for (const [id, key] of [["search", "ui:search"], ["found", "ui:search"], ["map", "whole:map"], ["legend", "ui:legend"], ["panel", "ui:panel"]]) {
    element(id).setAttribute("aria-label", word(key));
  }
  legend();
  panel.show(painter.selected, painter.hiddenCommunities);
}

function repaint() {
  legend();
  sheet.render();
}

element("fit").addEventListener("click", () => sheet.fit());
element("kinds").addEventListener("click", () => {
  painter.byKind = !painter.byKind;
  element("kinds").setAttribute("aria-pressed", String(painter.byKind));
  repaint();
});
element("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = painter.dark() ? "light" : "dark";
  repaint();
});
painter.system.addEventListener("change", repaint);
element("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  write();
});
document.addEventListener("keydown", (event) => {
  if (document.activeElement === element("search")) return;
  if (event.key === "Escape") choose(null);
  if (event.key === "/") {
    event.preventDefault();
    element("search").focus();
  }
});
write(); // before the map is drawn, for the legend takes room from it
sheet.fit();
requestAnimationFrame(() => setTimeout(() => (element("map").dataset.drawn = Math.round(performance.now())))); // after the frame
// For tests and for whoever scripts the page.
window.kg = { data, columns, painter, sheet, choose };
