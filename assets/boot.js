// Starts the app, and notices when it does not start. The build fills in the names:
//   __SCRIPT__  what wasm-bindgen made: it starts the wasm
//   __KEEPER__  assets/keeper.js

/** Seconds without a byte of the app, and how many are too many. */
let quiet = 0;
const PATIENCE = 30;

const keeper = () => import(__KEEPER__);

/** The app is not there. What can be done about it is the keeper's business. */
const stop = (why) => {
  trothStop();
  keeper().then(({ rescue }) => rescue(why));
};

/** Notices each piece of the response that arrives. */
const heard = (response) => {
  const write = () => {
    quiet = 0;
  };
  response.clone().body.pipeTo(new WritableStream({ write }));
  return response;
};

const start = async () => {
  if (trothLoops) return stop("loops");
  // Counted, not measured: a device that slept has not waited.
  const waiting = setInterval(() => ++quiet === PATIENCE && stop("quiet"), 1000);
  try {
    const [app, wasm] = await Promise.all([import(__SCRIPT__), trothWasm.then(heard)]);
    await app.default({ module_or_path: wasm });
  } catch (error) {
    stop(error);
  }
  clearInterval(waiting);
};

self.trothBoot = true;
// While the page is covered nothing private is read; opening it loads the page anew.
if (document.documentElement.dataset.view !== "cover") start();
keeper();
