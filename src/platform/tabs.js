// The open tabs of the app: a lock that each of them shares, and a channel between them.

/** How long the others may take to stand aside, in milliseconds. */
const PATIENCE = 3000;

let channel;
/** Counts what was asked for: an earlier request that is granted late gives the lock back. */
let turn = 0;
let leave = () => {};

/** The channel; there is none where the browser blocks storage. */
export const radio = () => {
  try {
    return (channel ??= new BroadcastChannel("troth"));
  } catch {
    return undefined;
  }
};

export const say = (message) => radio()?.postMessage(message);

/** Gives the lock back. */
export const standAside = () => {
  turn++;
  leave();
};

/** Gives back what was held, and asks anew; whether it was got. */
const ask = (options) =>
  new Promise((got) => {
    standAside();
    const mine = turn;
    const hold = () =>
      mine === turn &&
      new Promise((free) => {
        leave = free;
        got(true);
      });
    // An insecure page has no locks, a blocked one may not use them: nobody is waited for.
    const request = navigator.locks?.request("troth:open", options, hold) ?? Promise.reject({});
    request.then(
      () => got(false),
      ({ name }) => got(!/Timeout|Abort/.test(name)),
    );
  });

export const enter = () => {
  ask({ mode: "shared" });
};

export const exclusively = () => ask({ signal: AbortSignal.timeout(PATIENCE) });
