// What stands beside the app, and does not need it: keeps it up to date, and helps where it fails.
// boot.js loads it whether the app starts or not.

import "./update.js";

export { rescue } from "./rescue.js";
