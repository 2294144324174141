// Names from a file beside the pages, loaded when the search is first used. It is a script, because a page that is opened
// from a disk may load nothing else.
let names;

function loaded() {
  names ??= new Promise((resolve) => {
    window.kgAtlas = { names: (data) => resolve(new Names(data)) };
    document.head.append(Object.assign(document.createElement("script"), { src: `${root.dataset.root}assets/names.js` }));
  });
  return names;
}

async function found(typed) {
  return (await loaded()).find(typed).map(({ name, matched, path }) => ({ name, matched, href: root.dataset.root + path }));
}

element("search").addEventListener("focus", loaded);
