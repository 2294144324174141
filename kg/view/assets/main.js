// What happens when: every event of the page is bound here.
const element = (id) => document.getElementById(id);
const picture = new Picture(element("canvas"));
const panel = new Panel(element("panel"), (id) => choose({ nodes: [id], edge: null }, true), picture, expand);
const years = new Years(element("years"), (chosen) => {
  picture.years = chosen;
  picture.paint();
  legend();
  panel.show(picture.selected);
});
search(element("search"), element("found"), (id) => choose({ nodes: [id], edge: null }, true));

function expand(id) {
  picture.expand(id);
  legend();
  choose({ nodes: [id], edge: null }, true);
}

function choose(selected, show = false) {
  for (const id of selected?.nodes || []) if (!picture.here(data.nodes[id])) picture.revealed.add(id);
  picture.select(selected);
  panel.show(selected);
  if (show) picture.show(selected.nodes[0]);
  element("canvas").dataset.selected = selected ? selected.nodes.join(" ") : "";
}

// The legend: one switch a type, with the shape as it is drawn.
function legend() {
  const count = (type) => data.nodes.filter((node) => node.group === type.id && picture.here(node)).length;
  element("legend").replaceChildren(
    ...data.types.filter(count).map((type) => {
      const button = make("button", "", swatch(type), `${word(type.id)} ${count(type)}`);
      button.type = "button";
      button.dataset.type = type.id;
      button.setAttribute("aria-pressed", String(!picture.hiddenTypes.has(type.id)));
      button.addEventListener("click", () => {
        picture.toggle(type.id);
        button.setAttribute("aria-pressed", String(!picture.hiddenTypes.has(type.id)));
      });
      return button;
    }),
  );
}

function write() {
  document.documentElement.lang = language;
  for (const id of ["fit", "physics", "theme", "language"]) element(id).textContent = word(`ui:${id}`);
  element("search").placeholder = word("ui:search");
  element("search").setAttribute("aria-label", word("ui:search"));
  element("found").setAttribute("aria-label", word("ui:search"));
  element("canvas").setAttribute("aria-label", word("ui:picture"));
  element("legend").setAttribute("aria-label", word("ui:legend"));
  element("panel").setAttribute("aria-label", word("ui:panel"));
  legend();
  if (!years.element.hidden) years.say();
  panel.show(picture.selected);
}

picture.network.on("doubleClick", (event) => {
  const under = picture.under(event);
  if (under && under.edge === null) expand(under.nodes[0]);
});
element("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = picture.dark() ? "light" : "dark";
  picture.paint();
});
picture.network.on("click", (event) => choose(picture.under(event)));
element("fit").addEventListener("click", () => picture.fit());
element("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  write();
});
element("physics").addEventListener("click", () => {
  const on = element("physics").getAttribute("aria-pressed") !== "true";
  element("physics").setAttribute("aria-pressed", String(on));
  picture.physics(on);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement !== element("search")) choose(null);
  if (event.key === "/" && document.activeElement !== element("search")) {
    event.preventDefault();
    element("search").focus();
  }
});
write();
if (data.start !== null) choose({ nodes: [data.start], edge: null });
// For tests and for whoever scripts the page.
window.kg = { data, picture, choose };
