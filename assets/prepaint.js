// Runs inside <head>, before anything is drawn. It decides which part of the static shell shows,
// so that nothing flashes and nothing private shows, and keeps the page useful until the app is
// alive. It never throws: storage may be blocked. The build fills in a name:
//   __WASM__  the app
//
// Attributes of <html> that it sets:
//   data-view     door | chapters | cards | screen | help | cover
//   data-theme    light | dark, when one was chosen
//   data-booting  until the app has mounted or has failed
//   data-way      the door's answer, if given before the app was alive (the app remembers it)
//   data-private  the chapter without an address that was opened so early
//   data-from     the card whose "Write about it" or "Make a promise" was tapped so early

// The app is asked for here, for boot.js. Not by a link: Chromium has the code that it compiled and kept only for
// what a script asks for itself.
self.trothWasm = fetch(__WASM__);
// boot.js hears of it, too.
trothWasm.catch(() => {});

const root = document.documentElement;
const LEFT = "troth/left";

/** Uses a storage, or gives nothing where it is blocked. */
const attempt = (use) => {
  try {
    return use();
  } catch {
    // Nothing.
  }
};

/** Uses both storages, the tab's and the app's. */
const both = (use) =>
  ["sessionStorage", "localStorage"].map((name) => attempt(() => use(self[name])));

const left = () => both((storage) => storage.getItem(LEFT)).some(Boolean);

/** Whether there is a record. Mostly the first key is one; behind the last there is null, and that throws. */
const wroteBefore = () =>
  attempt(() => {
    for (let at = 0; ; at++) if (localStorage.key(at).startsWith("troth/1/")) return true;
  });

/** Chapter and number, if the address names a card. */
const cardOf = (hash) => /^#\/guide\/([a-z-]+)\/\d+$/.exec(hash);

const alive = () => "alive" in root.dataset;

/** The view of what needs the app. Once the app has failed to start, the guide stands in. */
const waiting = () => ("booting" in root.dataset || alive() ? "screen" : "chapters");

const viewOf = (hash) => {
  if (left()) return "cover";
  if (hash === "" || hash === "#") return wroteBefore() ? waiting() : "door";
  if (hash === "#/guide") return "chapters";
  if (hash === "#help-now") return "help";
  return cardOf(hash) ? "cards" : waiting();
};

/** Shows one chapter of the deck, and none of the others. */
const activate = (chapter) => {
  for (const part of document.querySelectorAll(".deck__chapter")) {
    part.toggleAttribute("data-active", part.dataset.chapter === chapter);
  }
};

/** Brings the asked card into place. Once the body is there, still before it is drawn. */
const place = () => {
  if (root.dataset.view === "cover") return cover();
  if (root.dataset.view !== "cards") return;
  const card = document.getElementById(location.hash.slice(1));
  if (!card) {
    root.dataset.view = waiting();
    return;
  }
  activate(cardOf(location.hash)[1]);
  card.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
};

/** A clock and the date; a tap, Enter or Space opens the app again. */
const cover = () => {
  const element = document.getElementById("cover");
  const [time, date] = element.children;
  const tick = () => {
    const now = new Date();
    time.textContent = now.toLocaleTimeString([], { timeStyle: "short" });
    date.textContent = now.toLocaleDateString([], { dateStyle: "full" });
  };
  const open = () => {
    both((storage) => storage.removeItem(LEFT));
    location.reload();
  };
  tick();
  setInterval(tick, 1000);
  element.addEventListener("click", open);
  // Only the keys that press a button: reloading or going back by the keyboard opens nothing.
  addEventListener("keydown", ({ key, altKey, ctrlKey, metaKey }) => {
    if ((key === "Enter" || key === " ") && !(altKey || ctrlKey || metaKey)) open();
  });
};

/** Leave quickly, as long as the app cannot do it. */
const leave = () => {
  root.dataset.view = "cover";
  both((storage) => storage.setItem(LEFT, "1"));
  location.replace("./clock/");
};

root.dataset.booting = "";
root.dataset.view = viewOf(location.hash);
const theme = attempt(
  () => JSON.parse(localStorage.getItem("troth/1/preference/appearance")).body,
);
if (theme === "light" || theme === "dark") root.dataset.theme = theme;

// The mirror is opened here, for durable_mirror.js: it is there then when the app is.
attempt(() => {
  const request = (self.trothMirror = indexedDB.open("troth", 1));
  request.onupgradeneeded = () =>
    ["records", "meta"].map((name) => request.result.createObjectStore(name));
});

// The end of the body calls this, see the slot "place".
self.trothPlace = place;

// The app crashed again and again; see rescue.js.
self.trothLoops = attempt(() => localStorage.getItem("troth/loops"));

// The app is not there. boot.js says so; where that does not run, its mark is missing.
self.trothStop = () => {
  delete root.dataset.booting;
  delete root.dataset.alive;
  if (root.dataset.view === "screen") root.dataset.view = "chapters";
  document.getElementById("stopped").hidden = false;
};
addEventListener("load", () => self.trothBoot || self.trothStop());

const turn = () => {
  delete root.dataset.private;
  root.dataset.view = viewOf(location.hash);
  place();
};

addEventListener("hashchange", () => {
  if (!alive() && root.dataset.view !== "cover") turn();
});

// A page that comes back out of the browser's memory after it was left.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !(left() || root.dataset.view === "cover")) return;
  root.dataset.view = "cover";
  location.reload();
});

// Left in another tab is left here too. What is being written is kept when the page hides.
addEventListener("storage", ({ key, newValue }) => {
  if (key !== LEFT || !newValue || root.dataset.view === "cover") return;
  root.dataset.view = "cover";
  location.reload();
});

/** The numbers to call. They stand in no address, and what led to them is left. */
const help = () => {
  delete root.dataset.private;
  root.dataset.view = "help";
};

/** A chapter that has no address. */
const openPrivate = (chapter) => {
  root.dataset.view = "cards";
  root.dataset.private = chapter;
  activate(chapter);
};

/** As the app does it: at once. Some engines follow a link in a task of its own, later than the click. */
const follow = (link) => {
  const { way } = link.dataset;
  const card = link.closest("[data-card]")?.dataset.card;
  if (way) root.dataset.way = way;
  if (card) root.dataset.from = card;
  if (link.hash !== location.hash) history.pushState(null, "", link.hash);
  turn();
};

// Every link and button is answered within its click. So whenever the app comes, what was tapped is in the
// address and in the attributes above, all of it, and nothing is still on its way.
document.addEventListener("click", (event) => {
  if (alive() || !event.target.closest) return;
  const target = event.target.closest("a, button");
  if (!target) return;
  const { hash, dataset } = target;
  // In a tab of its own, say: that is the browser's business.
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (target.id === "leave") leave();
  else if (target.id === "again") location.reload();
  else if (!hash || isElsewhere) return;
  else if (target.className === "skip-link") document.getElementById("main").focus();
  else if (hash === "#help-now") help();
  else if (dataset.private) openPrivate(dataset.private);
  else follow(target);
  event.preventDefault();
});
