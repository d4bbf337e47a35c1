// How much of localStorage the own keys take.

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
