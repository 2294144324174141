// Before anything is drawn: the language and the colours that the visitor has chosen before.
(() => {
  const root = document.documentElement;
  let kept = {};
  try { kept = { language: localStorage.getItem("kg-language"), theme: localStorage.getItem("kg-theme") }; } catch { /* a browser that keeps nothing */ }
  root.lang = kept.language || ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");
  if (kept.theme) root.dataset.theme = kept.theme;
})();
