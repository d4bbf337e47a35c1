// Removes the worker and the app's own caches; data is kept. Served instead of the real worker
// while developing, and ready to be deployed if a worker must ever be taken back: its address
// is for ever.

// Chromium gives up on taking over where a page asks the worker before for a file in that same
// moment, as each start does, and tries again when asked again: so this asks until it is in charge.
self.addEventListener("install", () => {
  self.skipWaiting();
  setInterval(() => self.skipWaiting(), 1_000);
});
// Reload was pressed.
self.addEventListener("message", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const own = `troth:${new URL(self.registration.scope).pathname}:`;
  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(own));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
