// Asks the browser not to clear the store by itself. WebKitGTK has neither of these.

export const persist = async () => navigator.storage?.persist?.();

export const persisted = async () => navigator.storage?.persisted?.();
