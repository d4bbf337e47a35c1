// Snapshots in Cache Storage, apart from the mirror: an engine that finds one store damaged deletes
// that store alone. The addresses are names only; nothing is ever fetched from there.

const DATA = "troth-data:";
const FOLDER = "/snapshot/";

const open = async () => caches.open(`${DATA}snapshots`);

export const put = async (name, text) => (await open()).put(FOLDER + name, new Response(text));

export const list = async () =>
  (await (await open()).keys()).map(({ url }) => url.split(FOLDER)[1]).sort();

export const get = async (name) => (await (await open()).match(FOLDER + name))?.text();

export const remove = async (name) => (await open()).delete(FOLDER + name);

/** Removes every cache of data, and none of the app's files. */
export const erase = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(DATA));
  await Promise.all(names.map((name) => caches.delete(name)));
};
