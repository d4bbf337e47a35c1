// Watches a backup being restored, from the moment when the file was chosen, and presses "Restore"
// when that is offered. Looks at little, so that what is long is the app's own.
window.restoring = { shown: [], tasks: null, pause: 0, over: false, took: 0 };
(() => {
  const it = window.restoring;
  let begun = Infinity;
  let last = 0;
  addEventListener("change", () => { begun = last = performance.now(); }, true);

  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    it.tasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        if (startTime + duration < begun || (it.over && startTime > begun + it.took)) continue;
        it.tasks.push({ at: Math.round(startTime - begun), took: duration, said: it.shown.at(-1) });
      }
    }).observe({ type: "longtask", buffered: true });
  }
  setInterval(() => {
    const now = performance.now();
    if (now > begun && !it.over) it.pause = Math.max(it.pause, now - last - 20);
    last = now;
  }, 20);

  let pressed = false;
  const screen = document.getElementById("screen");
  new MutationObserver(() => {
    const said = [...screen.querySelectorAll("[role=status]")].map((one) => one.textContent).join("");
    if (said && said !== it.shown.at(-1)) it.shown.push(said);
    if (!it.over && /Restored \d+\. Everything is saved\./.test(said)) {
      it.took = performance.now() - begun;
      // A long task is told a little later.
      setTimeout(() => { it.over = true; }, 300);
    }
    if (pressed || !screen.querySelector("fieldset")) return;
    const restore = [...screen.querySelectorAll("button")].find((one) => one.textContent === "Restore");
    if (restore) { pressed = true; restore.click(); }
  }).observe(screen, { subtree: true, childList: true, characterData: true });
})();
