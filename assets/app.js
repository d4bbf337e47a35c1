// The app in its two parts. The build puts the glue made by wasm-bindgen into this file.

import start from "./troth.js";

const root = document.documentElement;

/** Starts the app; what only some screens need follows. `second` is empty if there is nothing. */
export default async (wasm, second) => {
  if (second) root.dataset.second = "coming";
  const first = await start({ module_or_path: wasm });
  if (!second) return;

  // Both parts share memory and the table of functions.
  const complete = async () => {
    try {
      const response = await fetch(second, { priority: "low" });
      if (!response.ok) throw new Error(`${second}: ${response.status}`);
      await WebAssembly.instantiate(await response.arrayBuffer(), { 1: first });
      delete root.dataset.second;
    } catch (error) {
      console.error(error);
      root.dataset.second = "absent";
    }
    dispatchEvent(new Event("troth-second"));
  };
  addEventListener("troth-again", complete);
  complete();
};
