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

/** How long the app's files may take, in milliseconds. */
const PATIENCE = 30_000;

/** The app's own caches, as the worker names them; those of data have other names. */
const ownCaches = async () => {
  const own = `troth:${new URL("./", location.href).pathname}:`;
  return (await caches.keys()).filter((name) => name.startsWith(own));
};

/** The links to the app's files. */
const files = () => [...document.querySelectorAll("link[href^='./assets/']")];

/**
 * Whether the server has the app: without it nothing could be fetched anew. The worker hands on what is asked
 * for in this way; the names of the files may be others by now, so it is the page that is asked for.
 */
const isThere = async () => {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const load = async (url) => {
      const response = await fetch(url, { cache: "reload", signal });
      if (!response.ok) throw response;
      return response;
    };
    const page = await (await load("./")).text();
    const named = page.match(/\.\/assets\/[\w-]+\.(?:js|wasm)/g);
    const loaded = await Promise.all([...new Set(named)].map(load));
    return loaded.length > 1 && loaded.every(({ headers }) => !/html/.test(headers.get("content-type")));
  } catch {
    return false;
  }
};

/** Has the app's files fetched anew, past every cache, and loads the page again. Nothing keeps it from that. */
const renew = async () => {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  } catch {
    // Where there are none of them, there is nothing that could be damaged.
  }
  try {
    localStorage.removeItem(LOOPS);
  } catch {
    // It never stood there.
  }
  location.reload();
};

/** Once for each version, and never on a first visit: then nothing is kept that could be damaged. */
const mend = async () => {
  try {
    const app = files().map(({ href }) => href).join();
    if (!(await ownCaches()).length || localStorage.getItem(MENDED) === app) return false;
    if (!(await isThere())) return false;
    // It came after all.
    if ("alive" in document.documentElement.dataset) return true;
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

/** Whatever still runs of the app that crashed, it writes nothing any more; copies of what was written included. */
const seal = () => {
  const nothing = async () => {};
  if (self.Cache) Cache.prototype.put = Cache.prototype.delete = nothing;
  if (self.CacheStorage) CacheStorage.prototype.delete = nothing;
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key === LEFT) setItem.call(this, key, value);
  };
  Storage.prototype.removeItem = Storage.prototype.clear = () => {};
  if (!self.IDBDatabase) return;
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
    try {
      output.textContent = (await backup()) ? __EXPORTED__ : __NOTHING__;
    } catch (error) {
      console.error(error);
      output.textContent = __NOT_EXPORTED__;
    }
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
    section.tabIndex = -1;
    section.focus();
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
