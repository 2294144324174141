// The script beside the pages. What is loaded by a script that the policy allows is allowed too.
addEventListener("DOMContentLoaded", () => {
  const { root } = document.documentElement.dataset;
  document.head.append(Object.assign(document.createElement("script"), { src: `${root}assets/pages.js` }));
});
