// The scripts of the smaller adapters, a part for each. They are one file because the server of the
// browser tests can stop answering when a page asks for more than four at once.

// ---- snapshots ----
// In Cache Storage, apart from the mirror: an engine that finds one store damaged deletes that
// store alone. The addresses are names only; nothing is ever fetched from there.

const DATA = "troth-data:";
const FOLDER = "/snapshot/";

const snapshots = async () => caches.open(`${DATA}snapshots`);

export const putSnapshot = async (name, text) =>
  (await snapshots()).put(FOLDER + name, new Response(text));

export const listSnapshots = async () =>
  (await (await snapshots()).keys()).map(({ url }) => url.split(FOLDER)[1]).sort();

export const getSnapshot = async (name) =>
  (await (await snapshots()).match(FOLDER + name))?.text();

export const removeSnapshot = async (name) => (await snapshots()).delete(FOLDER + name);

/** Removes every cache of data, and none of the app's files. */
export const eraseCaches = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(DATA));
  await Promise.all(names.map((name) => caches.delete(name)));
};

// ---- local store ----

/**
 * Every key that begins so, in order, each followed by its text: how many of both there are and how many units of
 * UTF-16 each has, as numbers of 32 bits; then all of them in UTF-8, each on a line.
 */
export const texts = (prefix) => {
  const store = localStorage;
  const keys = [];
  for (let at = 0; at < store.length; at++) {
    const key = store.key(at);
    if (key.startsWith(prefix)) keys.push(key);
  }
  const numbers = new DataView(new ArrayBuffer(4 + 8 * keys.length));
  numbers.setUint32(0, 2 * keys.length);
  let lines = "";
  let at = 4;
  for (const key of keys.sort()) {
    for (const text of [key, store.getItem(key) ?? ""]) {
      numbers.setUint32(at, text.length);
      at += 4;
      lines += `${text}\n`;
    }
  }
  // A unit takes three bytes at most; what is not used is never touched.
  const all = new Uint8Array(at + 3 * lines.length);
  all.set(new Uint8Array(numbers.buffer));
  const { written } = new TextEncoder().encodeInto(lines, all.subarray(at));
  return all.subarray(0, at + written);
};

// ---- files ----

const file = (name, type, text) => new File([text], name, { type });

export const save = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file(name, type, text));
  link.download = name;
  link.click();
  // Some browsers ask the person first where to save, and read only then.
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
};

export const canShare = (name, type) =>
  !!navigator.canShare?.({ files: [file(name, type, "")] });

export const share = async (name, type, text) =>
  navigator.share({ files: [file(name, type, text)] });

/** Kept here, so that it is not collected while the person chooses. */
let input;

export const choose = (accept) =>
  new Promise((resolve) => {
    input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.onchange = () => resolve(input.files[0]);
    input.oncancel = () => resolve();
    input.click();
  });

export const chosen = (field) => field.files?.[0];

export const read = async (from, start, end) =>
  new Uint8Array(await from.slice(start, end).arrayBuffer());

// ---- persistence ----
// WebKitGTK has neither of these.

export const persist = async () => navigator.storage?.persist?.();

export const persisted = async () => navigator.storage?.persisted?.();

// ---- install ----
// This script is there before the page has loaded, and browsers offer nothing until then.

/** What the browser said last: its offer, or that it is done. */
let said;

const keep = (event) => {
  // By itself it asks nobody.
  event.preventDefault();
  said = event;
};

addEventListener("beforeinstallprompt", keep);
addEventListener("appinstalled", keep);

export const installation = () => said?.type ?? "";

/** An offer can be used once. */
export const install = () => {
  said?.prompt?.();
  said = undefined;
};

// ---- tabs ----

/** How long the others may take to stand aside, in milliseconds. */
const PATIENCE = 3000;

let channel;
/** Counts what was asked for: an earlier request that is granted late gives the lock back. */
let turn = 0;
let leave = () => {};

/** The channel; there is none where the browser blocks storage. */
export const radio = () => {
  try {
    return (channel ??= new BroadcastChannel("troth"));
  } catch {
    return undefined;
  }
};

export const say = (message) => radio()?.postMessage(message);

/** Gives the lock back. */
export const standAside = () => {
  turn++;
  leave();
};

/** Gives back what was held, and asks anew; whether it was got. */
const ask = (options) =>
  new Promise((got) => {
    standAside();
    const mine = turn;
    const hold = () =>
      mine === turn &&
      new Promise((free) => {
        leave = free;
        got(true);
      });
    // An insecure page has no locks, a blocked one may not use them: nobody is waited for.
    const request = navigator.locks?.request("troth:open", options, hold) ?? Promise.reject({});
    request.then(
      () => got(false),
      ({ name }) => got(!/Timeout|Abort/.test(name)),
    );
  });

export const enter = () => {
  ask({ mode: "shared" });
};

export const exclusively = () => ask({ signal: AbortSignal.timeout(PATIENCE) });

// ---- codec ----
// gzip, then base64url without padding.

const pipe = (parts, through) => new Blob(parts).stream().pipeThrough(through);

export const pack = async (text) => {
  const packed = pipe([text], new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  // More arguments than this are too many for some engines.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/** Stops at more than `most` bytes: a short code can stand for an endless text. */
export const unpack = async (code, most) => {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (one) => one.charCodeAt());
  const reader = pipe([bytes], new DecompressionStream("gzip")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    most -= value.length;
    if (most < 0) {
      reader.cancel();
      throw new RangeError();
    }
    text += decoder.decode(value, { stream: true });
  }
};

// ---- usage ----

/** A text counts its UTF-16 units, or, by `bytes`, two for each as soon as one is not Latin-1. */
export const used = (prefix, bytes) => {
  let sum = 0;
  for (let at = 0; at < localStorage.length; at++) {
    const key = localStorage.key(at);
    if (!key.startsWith(prefix)) continue;
    for (const text of [key, localStorage.getItem(key)]) {
      sum += text.length * (bytes && /[^\0-\xff]/.test(text) ? 2 : 1);
    }
  }
  return sum;
};
