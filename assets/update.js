// Keeps the app on the device, and up to date.
//
// What it has in common with the app:
//   html[data-update]  a new version is ready
//   troth-update       told then, and whenever it is to be said again
//   troth-renew        heard: load the page anew, with the new version
//   troth-flush        told before: keep what is typed
// Marks in sessionStorage, instants in milliseconds:
//   troth/looked       when it was last looked for a new version
//   troth/renewed      when the page was last loaded anew by itself, and troth/place where it stood

const LOOKED = "troth/looked";
const RENEWED = "troth/renewed";
const PLACE = "troth/place";
const PENDING = "troth/1/pending/";
/** How often it is looked for a new version at most. */
const OFTEN = 15 * 60_000;
/** Whatever happens, the page does not load itself anew twice within this time. */
const APART = 60_000;
/** How long the device, and then the new version, may take. */
const PATIENCE = 10_000;
/** How long nothing arrives once all is there, and how long a start is one. */
const SHORT = 200;
const LONG = 3000;

const root = document.documentElement;
const { serviceWorker } = navigator;
/** A page that came from the server: the first version that takes it over is the one it has. */
let isFirst = !serviceWorker?.controller;
/** This page lets the new version in, and nobody has noticed. */
let isUnnoticed = false;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const since = (mark) => Date.now() - Number(sessionStorage.getItem(mark));
/** Scrolling and swiping do not count as activation, and are somebody's hands all the same. */
let isMoved = false;
const isTouched = () => isMoved || (navigator.userActivation?.hasBeenActive ?? true);
for (const type of ["touchstart", "pointerdown", "wheel", "keydown", "input"]) {
  const options = { capture: true, passive: true, once: true };
  addEventListener(type, () => (isMoved = true), options);
}

/** Where nothing can be kept, loading anew would lose what is on the screen. */
const canKeep = () => {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
};

const tell = () => {
  if (!canKeep()) return;
  root.dataset.update = "";
  dispatchEvent(new Event("troth-update"));
};

const reload = () => {
  try {
    sessionStorage.setItem(RENEWED, Date.now());
    sessionStorage.setItem(PLACE, `${scrollY} ${location.hash}`);
  } catch {
    // Then it begins at the top.
  }
  location.reload();
};

/** Looks for a new version. The browser does so too, at each start. */
const look = (registration) => {
  try {
    if (since(LOOKED) < OFTEN) return;
    sessionStorage.setItem(LOOKED, Date.now());
  } catch {
    return;
  }
  // Without a network there is none.
  registration.update().catch(() => {});
};

/** Once it is in charge there is something to do, and not before: until then it answers nothing. */
const letIn = (worker, message, then) => {
  worker.addEventListener("statechange", () => worker.state === "activated" && then());
  worker.postMessage(message);
};

/**
 * Until the app has started and no file of it is on its way. A request that reaches the worker just as
 * it is to go keeps it there, in Chromium, and the version that waits goes on waiting.
 */
const quiet = async () => {
  const count = () => performance.getEntriesByType("resource").length;
  let before;
  do {
    before = count();
    await pause(SHORT);
  } while ("booting" in root.dataset || count() > before);
};

/** A version waits that arrived before this page: nobody notices if nothing was done here yet. */
const applyUnnoticed = async (worker) => {
  // Behind the cover nothing starts.
  if (root.dataset.view === "cover") return;
  await quiet();
  try {
    if (isTouched() || since(RENEWED) < APART) return tell();
  } catch {
    return tell();
  }
  isUnnoticed = true;
  const leave = () => {
    if (isUnnoticed) tell();
    isUnnoticed = false;
  };
  // It does so only if it is whole and no other tab is open; otherwise it answers. What takes long is noticed.
  serviceWorker.addEventListener("message", ({ data }) => data === "not-now" && leave());
  setTimeout(leave, LONG);
  letIn(worker, "skip-waiting-alone", () => (isUnnoticed && !isTouched() ? reload() : leave()));
};

/** Until nothing is under way any more, in localStorage and in the durable mirror. */
const settled = async () => {
  const end = Date.now() + PATIENCE;
  do await pause(50);
  while (Object.keys(localStorage).some((key) => key.startsWith(PENDING)) && Date.now() < end);
  // Transactions stand in line: once this one is over, so are those before it.
  await Promise.race([
    pause(PATIENCE),
    new Promise((resolve) => {
      const request = indexedDB.open("troth");
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = resolve;
      request.onsuccess = () => {
        const options = { durability: "strict" };
        const transaction = request.result.transaction("records", "readwrite", options);
        transaction.oncomplete = transaction.onabort = resolve;
      };
    }),
  ]);
};

/** The person wants the new version now. */
const renew = async (registration) => {
  dispatchEvent(new Event("troth-flush"));
  try {
    await settled();
  } catch {
    // A browser without one of the two.
  }
  if (!registration.waiting) return reload();
  letIn(registration.waiting, "skip-waiting", reload);
  setTimeout(reload, PATIENCE);
};

/** Another worker is in charge. */
const changed = () => {
  if (!isFirst && !isUnnoticed) tell();
  isFirst = false;
};

const follow = (registration) => {
  const worker = registration.installing;
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration.active) tell();
  });
};

/** After the page was loaded anew, as soon as the app is there: where it stood. */
const returnToPlace = (place) => {
  const [top, hash] = place.split(" ");
  const observer = new MutationObserver(() => arrive());
  const arrive = () => {
    if (!("alive" in root.dataset)) return;
    observer.disconnect();
    if (hash === location.hash) scrollTo(0, top);
  };
  observer.observe(root, { attributeFilter: ["data-alive"] });
  arrive();
};

const begin = async () => {
  serviceWorker.addEventListener("controllerchange", changed);
  // On a first visit the app comes first.
  if (isFirst && document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve));
  }
  // The only address of a script that may come from a text.
  const createScriptURL = () => "./service-worker.js";
  const policy = self.trustedTypes?.createPolicy("troth", { createScriptURL });
  const worker = policy?.createScriptURL("") ?? createScriptURL();
  const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
  addEventListener("troth-renew", () => renew(registration));
  registration.addEventListener("updatefound", () => follow(registration));
  follow(registration);
  if (registration.waiting) applyUnnoticed(registration.waiting);
  look(registration);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look(registration);
  });
};

try {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (place) returnToPlace(place);
} catch {
  // Nothing was kept.
}
if (serviceWorker) {
  // Then it is not kept for offline use.
  begin().catch(console.warn);
}
