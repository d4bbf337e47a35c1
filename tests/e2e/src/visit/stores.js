// What the device holds, read beside the app.
const stores = (() => {
  const RECORDS = "troth/1/";
  const PENDING = "troth/1/pending/";

  const local = () =>
    Object.fromEntries(
      Object.entries(localStorage)
        .filter(([key]) => key.startsWith(RECORDS) && !key.startsWith(PENDING))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );

  const open = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open("troth");
      // There is no mirror: do not make one.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const mirror = async () => {
    const database = await open();
    try {
      const records = database.transaction("records").objectStore("records");
      const [keys, texts] = await Promise.all(
        [records.getAllKeys(), records.getAll()].map(
          (request) =>
            new Promise((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            }),
        ),
      );
      return Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
    } finally {
      database.close();
    }
  };

  // Everything of the app's on this device, wherever it stands, as one text.
  const everything = async () => {
    const kept = [];
    for (const store of [localStorage, sessionStorage]) {
      kept.push(...Object.entries(store).filter(([key]) => key.startsWith("troth")));
    }
    kept.push(...Object.entries(await mirror()));
    for (const name of (await caches.keys()).filter((name) => name.startsWith("troth-data"))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push([request.url, await (await cache.match(request)).text()]);
      }
    }
    return kept.flat().join("\n");
  };

  const removeMirror = () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("troth");
      request.onsuccess = () => resolve(true);
      request.onerror = () => reject(request.error);
    });

  const differing = async () => {
    const [here, there] = [local(), await mirror().catch(() => ({}))];
    const keys = new Set([...Object.keys(here), ...Object.keys(there)]);
    const waiting = Object.keys(localStorage).filter((key) => key.startsWith(PENDING));
    return [...keys].filter((key) => here[key] !== there[key]).concat(waiting);
  };

  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

  // Looks again and again until there is nothing wrong; gives what is wrong at the end.
  const until = async (wrong) => {
    const end = performance.now() + 10_000;
    for (;;) {
      const silence = rest(10_000).then(() => ["the store does not answer"]);
      const found = await Promise.race([wrong(), silence]);
      if (found.length === 0 || performance.now() > end) return found;
      await rest(30);
    }
  };

  // Leaves no room in localStorage, under a key that is not the app's.
  const fill = () => {
    let filler = "";
    for (let size = 1 << 21; size >= 1; size >>= 1) {
      for (;;) {
        const longer = filler + "x".repeat(size);
        try {
          localStorage.setItem("filler", longer);
          filler = longer;
        } catch {
          break;
        }
      }
    }
    return filler.length;
  };

  return { local, mirror, everything, removeMirror, differing, until, fill };
})();
