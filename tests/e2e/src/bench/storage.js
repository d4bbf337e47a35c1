// Measures inside the page, so that nothing of the driver is in a number.
const bench = (() => {
  const found = async (look) => {
    for (;;) {
      const it = look();
      if (it) return it;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const named = (roles, text) => found(() => e2e.find(roles, { how: "is", text }));
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // When the frame that shows what was just done has been drawn.
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      }));

  const says = (element, word) =>
    new Promise((resolve) => {
      const look = () => {
        if (element.textContent !== word) return;
        watcher.disconnect();
        resolve(performance.now());
      };
      const watcher = new MutationObserver(look);
      watcher.observe(element, { subtree: true, childList: true, characterData: true });
      look();
    });

  // From leaving the field, which saves, to "Saved": as often as asked.
  const saves = async (count, leaveOut) => {
    // Three seconds after a start the app tidies up, once: that is no part of a save.
    await rest(5000);
    location.hash = "#/journal";
    (await named(["button"], "New entry")).click();
    const begin = await found(() =>
      e2e.find(["button"], { how: "is", text: "Start writing" }) ??
      e2e.find(["textbox"], { how: "is", text: "Entry" }));
    if (begin.tagName === "BUTTON") begin.click();
    const field = await named(["textbox"], "Entry");
    const status = document.getElementById("entry-status");
    const times = [];
    for (let number = 0; number < count + leaveOut; number += 1) {
      field.focus();
      field.select();
      document.execCommand("insertText", false, `Number ${number}. ${"The sea was grey. ".repeat(12)}`);
      await says(status, "Saving…");
      const begun = performance.now();
      field.blur();
      times.push((await says(status, "Saved")) - begun);
      await rest(20);
    }
    (await named(["button"], "Done")).click();
    return times.slice(leaveOut);
  };

  // From a key to the results on the screen.
  const searches = async (words) => {
    location.hash = "#/journal";
    const field = await named(["searchbox"], "Search journal");
    const times = [];
    for (const word of words) {
      field.focus();
      field.select();
      document.execCommand("delete");
      await painted();
      for (const letter of word) {
        await rest(60);
        const begun = performance.now();
        document.execCommand("insertText", false, letter);
        times.push((await painted()) - begun);
      }
    }
    field.select();
    document.execCommand("delete");
    return times;
  };

  // How long a piece of plain work takes: shows whether the slowdown holds.
  const work = () => {
    const begun = performance.now();
    let sum = 0;
    for (let number = 0; number < 2e7; number += 1) sum = (sum * 31 + number) | 0;
    return sum === 1 ? 0 : performance.now() - begun;
  };

  const put = (records) => { for (const [key, text] of records) localStorage.setItem(key, text); };

  return { saves, searches, work, put };
})();
