// Does in the page what a person does, only quicker, and tells what the device held at the moment
// when the page said "Saved". It works with what shows: roles, names and texts. A form shows no
// word of its own for a draft: of that the page's mark is taken, which says the same.
const robot = (() => {
  const PATIENCE = 20_000;
  const PRESSABLE = ["button", "link", "radio", "checkbox", "switch", "tab"];
  const WRITABLE = ["textbox", "searchbox", "date", "time", "file"];
  const RECORDS = "troth/1/";
  const PENDING = "troth/1/pending/";

  // Resolves with the first answer that is not false, as soon as the page has changed so.
  const until = (what, look) =>
    new Promise((resolve, reject) => {
      const end = performance.now() + PATIENCE;
      const stop = () => { observer.disconnect(); clearInterval(timer); };
      const check = () => {
        const answer = look();
        if (answer) { stop(); resolve(answer); }
        else if (performance.now() > end) {
          stop();
          reject(new Error(`waited 20 s for ${what}; the page says: ${e2e.text().slice(0, 600)}`));
        }
      };
      const observer = new MutationObserver(check);
      const timer = setInterval(check, 20);
      observer.observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true,
      });
      check();
    });

  const named = (text, beside) => ({ how: "is", text, beside });
  const find = (roles, name, beside) => e2e.find(roles, named(name, beside));
  const found = (roles, name, beside) => until(name, () => find(roles, name, beside));
  const press = async (name, beside) => (await found(PRESSABLE, name, beside)).click();
  const go = (fragment) => { location.hash = fragment; };
  const fill = async (name, text, beside) => {
    const field = await found(WRITABLE, name, beside);
    field.focus();
    field.select?.();
    document.execCommand("insertText", false, text);
  };

  const said = () =>
    [...document.querySelectorAll("[role=status], output")]
      .filter((it) => e2e.isShown(it)).map((it) => e2e.textIn(it)).join(" ");
  const isSaved = () => /\bSaved\b/.test(said());
  const isMarkedSaved = () => document.querySelector("[data-saving]")?.dataset.saving === "saved";

  // What the device holds, without what is still on its way there.
  const held = () => {
    const all = Object.keys(localStorage).filter((key) => key.startsWith(RECORDS));
    const waiting = new Set(
      all.filter((key) => key.startsWith(PENDING))
        .flatMap((key) => JSON.parse(localStorage.getItem(key)).records.map(([name]) => name)),
    );
    const kept = all.filter((key) => !key.startsWith(PENDING) && !waiting.has(key));
    return Object.fromEntries(kept.map((key) => [key, localStorage.getItem(key)]));
  };

  // What was said of earlier things goes away first, so that "Saved" is about this one.
  const quiet = async () => {
    for (let close; (close = find(PRESSABLE, "Close")); ) {
      close.click();
      await until("the notice to go", () => !close.isConnected);
    }
    if (find(["textbox"], "Entry")) await press("Done");
    await until("silence", () => !isSaved());
  };

  const row = (text) =>
    until(`the entry ${text}`, () =>
      [...document.querySelectorAll(".entry-row")].find((it) => e2e.textIn(it).includes(text)));

  const DO = {
    async write({ text }) {
      go("#/journal");
      await press("New entry");
      const begin = await until("the editor", () =>
        find(PRESSABLE, "Start writing") ?? find(["textbox"], "Entry"));
      if (begin.tagName === "BUTTON") begin.click();
      await fill("Entry", text);
    },
    async change({ text, more }) {
      go("#/journal");
      (await row(text)).click();
      const field = await found(["textbox"], "Entry");
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
      document.execCommand("insertText", false, more);
    },
    async promise({ what }) {
      go("#/promises/new");
      await fill("What do you promise?", what);
      await press("No date");
      await press("Make promise");
    },
    async mark({ what, name }) {
      go("#/promises/open");
      await press(name, what);
    },
    async note({ what, note, shelf }) {
      go(`#/promises/${shelf}`);
      const history = await found(PRESSABLE, "History", what);
      // It is open still after a note a moment ago.
      if (!history.closest("details").open) history.click();
      await fill("Note (optional)", note, what);
      await press("Save note", what);
    },
    async delete({ text }) {
      go("#/journal");
      (await row(text)).click();
      await press("Delete entry");
    },
    async restore({ text }) {
      go("#/more/backup/bin");
      await press("Restore", text);
    },
    async draft({ text }) {
      go("#/promises/new");
      await fill("What do you promise?", text);
      const isKept = () =>
        (localStorage.getItem("troth/1/draft/new-promise") ?? "").includes(text);
      await until("the draft", () => isKept() && isMarkedSaved());
    },
    async import({ name, file }) {
      go("#/more/backup/restore");
      const field = await found(["file"], "Restore a backup");
      const chosen = new DataTransfer();
      chosen.items.add(new File([file], name, { type: "application/json" }));
      field.files = chosen.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await press("Restore");
      await until("everything to be restored", () => said().includes("Everything is saved."));
    },
  };
  // Those that wait for their own word.
  const TOLD = ["draft", "import"];

  // Does one thing; resolves, at the moment when it shows "Saved", with what the device holds.
  const act = async (op) => {
    await quiet();
    await DO[op.do](op);
    if (!TOLD.includes(op.do)) await until(`“Saved” after ${op.do}`, isSaved);
    return held();
  };

  // Does one thing after the other; `progress` tells how far it came.
  const run = async (ops, progress) => {
    for (const op of ops) {
      progress.doing = op;
      progress.held = await act(op);
      progress.done += 1;
    }
  };

  // Begins, and is asked again and again from outside.
  const begin = (ops) => {
    const progress = (window.robotProgress = { done: 0, doing: null, held: held(), failed: null });
    run(ops, progress).catch((error) => { progress.failed = String(error?.message ?? error); });
  };

  return { act, begin, held };
})();
