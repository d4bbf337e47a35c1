// The app in its two parts. The build puts the glue made by wasm-bindgen into this file.

import start from "./troth.js";

const root = document.documentElement;

/** Starts the app; what only some screens need follows. `second` is empty if there is nothing. */
export default async (wasm, second) => {
  const tell = (state) => {
    if (state) root.dataset.second = state;
    else delete root.dataset.second;
    dispatchEvent(new Event("troth-second"));
  };
  if (second) tell("coming");
  const first = await start({ module_or_path: wasm });
  if (!second) return;

  // Both parts share memory and the table of functions.
  const complete = async () => {
    try {
      const response = await fetch(second, { priority: "low" });
      if (!response.ok) throw new Error(`${second}: ${response.status}`);
      await WebAssembly.instantiate(await response.arrayBuffer(), { 1: first });
      tell();
    } catch (error) {
      console.error(error);
      tell("absent");
    }
  };
  const again = () => {
    if (root.dataset.second !== "absent") return;
    tell("coming");
    complete();
  };
  addEventListener("troth-again", again);
  addEventListener("online", again);
  complete();
};
