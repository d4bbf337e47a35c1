// The durable mirror in IndexedDB: `records` holds key -> text, `meta` the generation and the mark
// of an erasure, and the name of the last commit. Every call is one transaction, and its answer is
// given when that is complete: with strict durability this means that it is on the device.

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000;
/**
 * In localStorage: the name of the last commit, written once both stores hold all of it. A browser that is
 * killed loses the end of what was written: where this name is, everything before it is.
 */
const LAST = "troth/last";
/** How many records are compared in one go, so that the page stays responsive. */
const BATCH = 500;

/** What prepaint.js began to open; it has stores by then. */
let begun = self.trothMirror;
/** The connection, or the promise of one. */
let opening;

/** Transactions under way. WebKit alone: one that is left open hangs the database for later pages. */
const running = new Set();
let isLeft = false;
if (navigator.vendor.startsWith("Apple")) {
  addEventListener("pagehide", () => {
    isLeft = true;
    for (const transaction of running) {
      try {
        transaction.abort();
      } catch {
        // It is over.
      }
    }
  });
  addEventListener("pageshow", () => {
    isLeft = false;
  });
}

/** The next call opens anew. */
const forget = () => {
  opening?.then(
    (database) => database.close(),
    () => {},
  );
  opening = undefined;
};

/** Waits for as long as another tab deletes the database; a call loses its patience by itself. */
const open = () =>
  (opening ??= new Promise((resolve, reject) => {
    const request = begun ?? indexedDB.open("troth", 1);
    begun = undefined;
    request.onupgradeneeded ??= () => {
      request.result.createObjectStore("records");
      request.result.createObjectStore("meta");
    };
    const done = () => {
      if (request.error) return reject(request.error);
      // Closed by the browser, or in the way of whoever deletes or changes the database.
      request.result.onclose = request.result.onversionchange = forget;
      resolve(request.result);
    };
    request.onerror = request.onsuccess = done;
    // While its stores are being made it counts as done, too.
    if (request.readyState === "done" && !request.transaction) done();
  }));

const all = (requests) =>
  Promise.all(
    requests.map(
      (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        }),
    ),
  );

/** One transaction, all or nothing: what `work` answers, once it is complete. */
const transact = async (mode, work) => {
  let transaction;
  let timer;
  let isOver;
  const begin = async () => {
    const database = await open();
    if (isLeft) throw { name: "AbortError" };
    return isOver || database.transaction(["records", "meta"], mode, { durability: "strict" });
  };
  const run = async () => {
    // A connection may be closed without a word; whatever else is wrong shows again.
    transaction = await begin().catch(() => {
      forget();
      return begin();
    });
    running.add(transaction);
    const complete = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const stores = ["records", "meta"].map((name) => transaction.objectStore(name));
    return (await Promise.all([work(...stores), complete]))[0];
  };
  try {
    return await Promise.race([
      run(),
      new Promise((_, reject) => {
        timer = setTimeout(reject, PATIENCE, { name: "TimeoutError" });
      }),
    ]);
  } catch (error) {
    isOver = true;
    try {
      transaction.abort();
    } catch {
      // There was none, or it is over.
    }
    forget();
    throw error;
  } finally {
    running.delete(transaction);
    clearTimeout(timer);
  }
};

/** The name of the last commit that this tab knows of. */
let last;

/** The local store holds all that the mirror held with the last commit. */
export const agree = () => {
  try {
    if (last) localStorage.setItem(LAST, last);
  } catch {
    // Without room there is no note, and the next start compares first.
  }
};

/** Whether the local store holds all that the mirror holds, as far as that is known without comparing. */
const look = async () => {
  const [name, erasing] = await transact("readonly", (_, meta) =>
    all([meta.get("last"), meta.get("erasing")]),
  );
  return !!name && !erasing && localStorage.getItem(LAST) === name;
};

/**
 * Compares the mirror with localStorage, but for keys below `except`: the generation, the mark of
 * an erasure, and then key, text there, text here of each record that differs.
 */
export const compare = (prefix, except) =>
  transact("readonly", async (records, meta) => {
    const marks = ["generation", "erasing", "last"].map((name) => meta.get(name));
    const [generation, erasing, name] = await all(marks);
    const differing = [generation, erasing];
    last = name;
    const seen = new Set();
    for (let range; ; ) {
      const [keys, texts] = await all([
        records.getAllKeys(range, BATCH),
        records.getAll(range, BATCH),
      ]);
      if (!keys.length) break;
      keys.forEach((key, at) => {
        const local = localStorage.getItem(key);
        if (local !== texts[at]) differing.push(key, local, texts[at]);
        seen.add(key);
      });
      range = IDBKeyRange.lowerBound(keys.at(-1), true);
    }
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at);
      if (key.startsWith(prefix) && !key.startsWith(except) && !seen.has(key)) {
        differing.push(key, localStorage.getItem(key), undefined);
      }
    }
    return differing;
  });

/**
 * Writes `[key, expected, text]`, if every key holds what is expected or the text already: gives
 * the keys that do not, each followed by what it holds; null if everything was erased meanwhile.
 */
export const commit = (generation, writes) =>
  transact("readwrite", async (records, meta) => {
    // Of several writes to one key the first knows what is there, and the last what shall be.
    const wanted = new Map();
    for (const [key, expected, text] of writes) {
      wanted.set(key, [wanted.has(key) ? wanted.get(key)[0] : expected, text]);
    }
    const requests = [...wanted.keys()].map((key) => records.get(key));
    const [known = 0, ...present] = await all([meta.get("generation"), ...requests]);
    if (known > generation) return null;
    const conflicts = [...wanted].flatMap(([key, fine], at) =>
      fine.includes(present[at]) ? [] : [key, present[at]],
    );
    if (!conflicts.length) {
      for (const [key, [, text]] of wanted) {
        if (text === undefined) records.delete(key);
        else records.put(text, key);
      }
      if (known < generation) meta.put(generation, "generation");
      last = crypto.randomUUID();
      meta.put(last, "last");
    }
    return conflicts;
  });

/** Removes every record, and marks that an erasure is under way. */
export const erase = (generation) =>
  transact("readwrite", async (records, meta) => {
    records.clear();
    meta.delete("last");
    meta.put(generation, "generation");
    meta.put(1, "erasing");
  });

/** Takes the mark of the erasure away. */
export const erased = () =>
  transact("readwrite", async (_, meta) => {
    meta.delete("erasing");
  });

const asked = () => look().catch(() => false);

/** Asked while the app is still on its way. */
let early = asked();

/** Whether the stores were in step when this script was loaded; asked again, whether they are now. */
export const isInStep = () => {
  const answer = early ?? asked();
  early = undefined;
  return answer;
};
