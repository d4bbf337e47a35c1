// Keeps the app on the device, whole or not at all.
//
// The build puts two constants in front of this file:
//   VERSION  the hash of FILES and of this file
//   FILES    [{ url, sha256, size, type }], everything the app consists of; url is relative to
//            the scope, sha256 in base64, type a part of the content type. "./" is the shell.
//
// Caches are named troth:<scope>:<version>. Caches of data, troth-data:…, and those of other
// apps on the same origin are never touched.

const SCOPE = new URL(self.registration.scope);
const OWN = `troth:${SCOPE.pathname}:`;
const CURRENT = OWN + VERSION;
/** In each cache: when its version became the active one. No file has this name. */
const SINCE = new URL("./activated", SCOPE).href;

const address = (url) => new URL(url, SCOPE).href;
const isPage = (file) => file.type === "text/html";

/** Fetches one file past the browser's cache, and takes nothing but the very bytes. */
const load = async ({ url, sha256, type }) => {
  const response = await fetch(
    new Request(address(url), { cache: "reload", integrity: `sha256-${sha256}` }),
  );
  const found = response.headers.get("content-type") ?? "";
  if (!response.ok || response.redirected || !found.includes(type)) {
    throw new Error(`${url}: ${response.status} ${found}`);
  }
  return response;
};

/** All of these files or none: until every one has arrived, nothing is kept. */
const keep = async (files) => {
  const responses = await Promise.all(files.map(load));
  const known = await caches.has(CURRENT);
  try {
    const cache = await caches.open(CURRENT);
    await Promise.all(files.map(({ url }, at) => cache.put(address(url), responses[at])));
  } catch (error) {
    if (!known) await caches.delete(CURRENT);
    throw error;
  }
};

/** The other versions of this app, and since when each was active; the newest first, those that never were last. */
const others = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CURRENT);
  const dated = await Promise.all(
    names.map(async (name) => {
      const since = await caches.match(SINCE, { cacheName: name });
      return { name, since: since ? Number(await since.text()) : 0 };
    }),
  );
  return dated.sort((a, b) => b.since - a.since);
};

/** Keeps this version and the one before, for pages that are still open, and one that is on its way in. */
const activate = async () => {
  const { installing, waiting } = self.registration;
  const [previous, ...old] = await others();
  const unused = old.filter(({ since }) => since || !(installing || waiting));
  await Promise.all(unused.map(({ name }) => caches.delete(name)));
  await (await caches.open(CURRENT)).put(SINCE, new Response(String(Date.now())));
  if (previous === undefined) await self.clients.claim();
};

const kept = (url, cacheName) => caches.match(url, { cacheName, ignoreVary: true });

/** Which page of the list an address means; queries do not matter. */
const pageAt = ({ pathname }) => {
  const path = pathname.replace(/index\.html$/, "");
  return FILES.find((file) => isPage(file) && new URL(address(file.url)).pathname === path);
};

/** The shell is only given if what it starts is there too. */
const isWhole = async () => {
  const needed = FILES.filter(({ type }) => /javascript|wasm/.test(type));
  const found = await Promise.all(needed.map(({ url }) => kept(address(url), CURRENT)));
  return found.every(Boolean);
};

/** What was lost comes back, as long as the server has the very same. */
const repair = async () => {
  const cache = await caches.open(CURRENT);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const lost = FILES.filter(({ url }) => !there.has(address(url)));
  // Without the server it is tried again at the next start.
  if (lost.length) await keep(lost).catch(() => {});
};

/** Takes over at once, unless it is not whole any more: the version in charge may be. Whether it does. */
const takeOver = async () => {
  await repair();
  const may = await isWhole();
  if (may) await self.skipWaiting();
  return may;
};

/** The same, unless the app is open elsewhere too. If it does not, it says so. */
const takeOverIfAlone = async (page) => {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const own = pages.filter(({ url }) => url.startsWith(SCOPE.href));
  if (own.length > 1 || !(await takeOver())) page.postMessage("not-now");
};

const navigate = async (request) => {
  const page = pageAt(new URL(request.url));
  if (page && (await isWhole())) {
    const response = await kept(address(page.url), CURRENT);
    if (response) return response;
  }
  if (page) return fetch(request);
  // No page of the app. Without a network, lead to the app rather than to an error.
  return fetch(request).catch(() => Response.redirect(SCOPE.href));
};

const asset = async (request) => {
  const current = await kept(request.url, CURRENT);
  if (current) return current;
  for (const { name } of await others()) {
    const older = await kept(request.url, name);
    if (older) return older;
  }
  const response = await fetch(request);
  const type = response.headers.get("content-type") ?? "";
  return type.includes("text/html") ? new Response(null, { status: 404 }) : response;
};

self.addEventListener("install", (event) => event.waitUntil(keep(FILES)));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") event.waitUntil(takeOver());
  if (event.data === "skip-waiting-alone") event.waitUntil(takeOverIfAlone(event.source));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return;
  if (!url.pathname.startsWith(SCOPE.pathname)) return;
  // rescue.js looks whether the server has everything, before it gives up what is kept.
  if (request.mode !== "navigate" && request.cache === "reload") return;
  if (request.mode === "navigate") {
    event.respondWith(navigate(request));
    event.waitUntil(repair());
  } else if (!pageAt(url)) {
    event.respondWith(asset(request));
  }
});
