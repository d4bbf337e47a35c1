// Starts the app, and says so when it does not start. The build fills in the names:
//   __SCRIPT__  assets/app.js
//   __WASM__    the app
//   __SECOND__  the second part of the app; empty if there is none

const root = document.documentElement;

/** Shows the static words about a start that failed. `reason` is "absent" or "failed". */
const stopped = (reason) => {
  delete root.dataset.booting;
  if (root.dataset.view === "screen") root.dataset.view = "chapters";
  const section = document.getElementById("stopped");
  for (const line of section.querySelectorAll("[data-reason]")) {
    line.hidden = line.dataset.reason !== reason;
  }
  section.querySelector("button").addEventListener("click", () => location.reload());
  section.hidden = false;
};

const start = async () => {
  if (typeof WebAssembly !== "object") {
    stopped("absent");
    return;
  }
  try {
    const app = await import(__SCRIPT__);
    await app.default(__WASM__, __SECOND__);
  } catch (error) {
    console.error(error);
    stopped("failed");
  }
};

// While the page is covered nothing private is read; opening it loads the page anew.
if (root.dataset.view !== "cover") start();

if ("serviceWorker" in navigator) {
  const worker = "./service-worker.js";
  // The only address of a script that may come from a text.
  const policy = self.trustedTypes?.createPolicy("troth", { createScriptURL: () => worker });
  const register = () =>
    navigator.serviceWorker
      .register(policy?.createScriptURL(worker) ?? worker, { updateViaCache: "none" })
      .catch((error) => console.warn("Troth is not kept for offline use:", error));
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
