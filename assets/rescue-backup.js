// A backup without the app, byte for byte as docs/formats.md says. The app restores it as any other.

const RECORDS = "troth/1/";
const PENDING = "troth/1/pending/";
const QUARANTINE = "troth/quarantine/";
const UNDER_WAY = "troth/under-way";
/** What was deleted for good leaves its name alone. */
const GONE = /"body":null\}$/;
/** How long the mirror may take, in milliseconds. */
const PATIENCE = 5000;

const local = () => {
  try {
    return Object.entries(localStorage);
  } catch {
    return [];
  }
};

/** Every record of the durable mirror; none if there is no such thing. It is never created here. */
const mirror = () =>
  new Promise((resolve) => {
    const none = () => resolve([]);
    setTimeout(none, PATIENCE);
    try {
      const request = indexedDB.open("troth");
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = none;
      request.onsuccess = () => {
        const records = request.result.transaction("records").objectStore("records");
        const keys = records.getAllKeys();
        const texts = records.getAll();
        texts.onsuccess = () => resolve(keys.result.map((key, at) => [key, texts.result[at]]));
        texts.onerror = none;
        records.transaction.oncomplete = () => request.result.close();
      };
    } catch {
      none();
    }
  });

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a change under way was about to write, as far as it makes sense. */
const pending = ([, text]) => {
  const records = parsed(text)?.records;
  const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((it) => typeof it === "string");
  return Array.isArray(records) ? records.filter(isPair) : [];
};

/** All that is kept. Of two texts under one key the newer one comes later, and stays. */
const records = async () => {
  const stored = local();
  // Erasing everything was begun: it is finished at the next start, and nothing is brought back.
  if (stored.some(([key, text]) => key === UNDER_WAY && text === "erasing")) return [];
  const under = (beginning) => stored.filter(([key]) => key.startsWith(beginning));
  const settled = under(RECORDS).filter(([key]) => !key.startsWith(PENDING));
  const all = [...(await mirror()), ...settled, ...under(PENDING).sort().flatMap(pending)];
  const revision = ([, text]) => parsed(text)?.rev ?? 0;
  all.sort((a, b) => revision(a) - revision(b));
  const isGone = Object.fromEntries(all.map(([key, text]) => [key, GONE.test(text)]));
  const lines = all
    .filter(([key, text]) => !isGone[key] && !GONE.test(text))
    .map(([key, text]) => `["${key}",${/^\{.*\}$/.test(text) ? text : JSON.stringify(text)}]`);
  const aside = under(QUARANTINE).map((pair) => JSON.stringify(pair));
  return [...new Set([...lines, ...aside])];
};

const crc32 = (text) => {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
};

const file = (lines, created) => {
  const head = `{"format":"troth-backup","version":1,"created":${created},"records":[\n`;
  const body = head + lines.join(",\n") + (lines.length ? "\n" : "");
  return `${body}],"count":${lines.length},"checksum":"${crc32(body)}"}\n`;
};

/** Gives the backup to the browser as a download; false if there is nothing to save. */
export const backup = async () => {
  const lines = await records();
  if (!lines.length) return false;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const link = document.createElement("a");
  const blob = new Blob([file(lines, now.getTime())], { type: "application/json" });
  link.href = URL.createObjectURL(blob);
  link.download = `troth-backup-${day}.json`;
  link.click();
  return true;
};
