// Removes the worker and the app's own caches; data is kept. Served instead of the real worker
// while developing, and ready to be deployed if a worker must ever be taken back: its address
// is for ever.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const own = `troth:${new URL(self.registration.scope).pathname}:`;
  const remove = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(own));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(remove());
});
