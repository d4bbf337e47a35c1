// What is done when the app does not start, or stops: without wasm, and without touching what was
// written. The build fills in the words, from src/copy.
//
// Marks in localStorage:
//   troth/mended   the app whose files were fetched anew because it did not start
//   troth/crashes  how often it crashed in a row, and when it did so last
//   troth/loops    it did so too often: it is started again only if it is asked for

import { backup } from "./rescue-backup.js";

/** Set by "Leave quickly". */
const LEFT = "troth/left";
const MENDED = "troth/mended";
const CRASHES = "troth/crashes";
const LOOPS = "troth/loops";
/** So many crashes in a row are too many. */
const MOST = 3;
/** Crashes are in a row if they are no more than this apart, in milliseconds. */
const APART = 600_000;

/** What takes the place of the heading and of the lines that are there. */
const WORDS = {
  absent: [, __ABSENT__],
  failed: [],
  crashed: [__STOPPED__, __CRASHED__, __SAFE__],
  loops: [, __LOOPS__],
};

const section = document.getElementById("stopped");

/** The app's own caches, as the worker names them; those of data have other names. */
const ownCaches = async () => {
  const own = `troth:${new URL("./", location.href).pathname}:`;
  return (await caches.keys()).filter((name) => name.startsWith(own));
};

/** The links to the app's files. */
const files = () => [...document.querySelectorAll("link[href^='./assets/']")];

/** Whether the server answers: without it nothing could be fetched anew. */
const isThere = async () => {
  try {
    return (await fetch("./service-worker.js", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
};

/** Fetches the app's files anew, past every cache, and loads the page again. */
const renew = async () => {
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  const load = async ({ href }) => (await fetch(href, { cache: "reload" })).arrayBuffer();
  await Promise.allSettled(files().map(load));
  location.reload();
};

/** Once for each version, and never on a first visit: then nothing is kept that could be damaged. */
const mend = async () => {
  try {
    const app = files().map(({ href }) => href).join();
    if (!(await ownCaches()).length || localStorage.getItem(MENDED) === app) return false;
    if (!(await isThere())) return false;
    localStorage.setItem(MENDED, app);
  } catch {
    // What cannot be remembered could go on for ever.
    return false;
  }
  await renew();
  return true;
};

const count = () => {
  try {
    const [before, last] = (localStorage.getItem(CRASHES) ?? "0 0").split(" ");
    const crashes = Date.now() - last < APART ? Number(before) + 1 : 1;
    localStorage.setItem(CRASHES, `${crashes} ${Date.now()}`);
    if (crashes >= MOST) localStorage.setItem(LOOPS, 1);
  } catch {
    // Then it is tried again each time.
  }
};

const add = (name, properties) =>
  section.appendChild(Object.assign(document.createElement(name), properties));

const button = (textContent, work) => {
  const button = add("button", { type: "button", className: "button", textContent });
  button.addEventListener("click", work);
};

/** Whatever still runs of the app that crashed, it writes nothing any more. */
const seal = () => {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key === LEFT) setItem.call(this, key, value);
  };
  Storage.prototype.removeItem = Storage.prototype.clear = () => {};
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores) {
    return transaction.call(this, stores, "readonly");
  };
};

/** Nothing shows of the app that crashed but the words that were typed last. */
const cover = () => {
  document.documentElement.dataset.stopped = "";
  // A link leads to the app as it starts again.
  const follow = (event) => {
    const link = event.target.closest("a[href^='#/']");
    if (!link) return;
    event.stopImmediatePropagation();
    location.hash = link.hash;
    location.reload();
  };
  addEventListener("click", follow, true);
  const written = [...document.querySelectorAll("#screen :is(textarea, [type=text])")];
  const words = written.map(({ value }) => value).filter((value) => value.trim());
  if (!words.length) return;
  add("p", { textContent: __TYPED__ });
  const field = add("textarea", { readOnly: true, rows: 5, value: words.join("\n\n") });
  field.setAttribute("aria-label", __TYPED__);
};

/** Below the words, once. */
const offer = () => {
  const output = document.createElement("output");
  button(__EXPORT__, async () => {
    output.textContent = (await backup()) ? __EXPORTED__ : __NOTHING__;
  });
  button(__RESET__, async () => {
    if (await isThere()) await renew();
    else output.textContent = __UNREACHABLE__;
  });
  add("p", { textContent: __RESET_HINT__ });
  section.append(output);
};

let shown;

const show = (reason) => {
  if (shown === reason) return;
  if (!shown) offer();
  shown = reason;
  trothStop();
  WORDS[reason].forEach((words, at) => {
    section.children[at].textContent = words;
  });
  if (reason === "crashed") {
    count();
    seal();
    cover();
  }
  if (reason === "loops") {
    const again = document.getElementById("again");
    again.addEventListener("click", () => localStorage.removeItem(LOOPS));
  }
};

const reasonOf = (why) => {
  if (!self.WebAssembly) return "absent";
  if (why instanceof WebAssembly.RuntimeError) return "crashed";
  return why === "loops" ? why : "failed";
};

/** What boot.js calls: `why` is what was thrown, or a word of it. */
export const rescue = async (why) => {
  console.error(why);
  const reason = reasonOf(why);
  if (reason !== "failed" || !(await mend())) show(reason);
};

// A panic. Whatever else goes wrong in a page, the app goes on.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, ({ error, reason = error }) => {
    if (reasonOf(reason) === "crashed") rescue(reason);
  });
}
