// The search field of every page: names that begin with, hold or spell what is typed lead to their pages. They come from
// found(typed), which each site has of its own, as {name, matched, href}, and are only ever put on the page as text.
function made(tag, text) {
  const one = document.createElement(tag);
  one.textContent = text;
  return one;
}

new Combobox(element("search"), element("found"), {
  find: found,
  show: ({ name, matched, href }) => {
    const link = Object.assign(made("a", name), { href, tabIndex: -1 });
    return matched === name ? [link] : [link, made("small", matched)];
  },
  take: ({ href }) => (location.href = href),
  nothing: () => element("found").dataset[root.lang === "zh" ? "noneZh" : "noneEn"],
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea")) return;
  event.preventDefault();
  element("search").focus();
});
