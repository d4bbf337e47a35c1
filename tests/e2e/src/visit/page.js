// What a person, or assistive technology, finds on a page: things by role and name, and the text
// that shows. Near enough to the accessibility tree for the markup that Troth uses.
const e2e = (() => {
  const collapse = (text) => text.replace(/\s+/g, " ").trim();

  const isShown = (element) =>
    element.isConnected &&
    !element.closest("[inert], [hidden], [aria-hidden='true']") &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0;

  const BLANK = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TEXTAREA", "SELECT"]);

  // The text of a node as its author wrote it (no text-transform), blocks apart from each other.
  const textOf = (node, wholly) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || BLANK.has(node.tagName)) return "";
    if (node.tagName === "BR") return " ";
    if (node.tagName === "IMG") return node.alt;
    const style = getComputedStyle(node);
    if (wholly ? node.getAttribute("aria-hidden") === "true" : node.inert) return "";
    if (style.display === "none" || (style.visibility !== "visible" && !wholly)) return "";
    if (!wholly && !node.checkVisibility()) return "";
    const inside = [...node.childNodes].map((child) => textOf(child, wholly)).join("");
    return style.display === "inline" || style.display === "contents" ? inside : ` ${inside} `;
  };

  const textIn = (element) => collapse(textOf(element, false));

  const INPUTS = {
    button: "button", checkbox: "checkbox", date: "date", file: "file", number: "spinbutton",
    radio: "radio", range: "slider", reset: "button", search: "searchbox", submit: "button",
    time: "time",
  };
  const TAGS = {
    ARTICLE: "article", BUTTON: "button", DETAILS: "group", DIALOG: "dialog", FIELDSET: "group",
    H1: "heading", H2: "heading", H3: "heading", H4: "heading", LI: "listitem", MAIN: "main",
    NAV: "navigation", OL: "list", OPTION: "option", OUTPUT: "status", PROGRESS: "progressbar",
    SELECT: "combobox", SUMMARY: "button", TEXTAREA: "textbox", UL: "list",
  };

  const roleOf = (element) => {
    const given = element.getAttribute("role");
    if (given) return given.split(" ")[0];
    const tag = element.tagName;
    if (tag === "A") return element.hasAttribute("href") ? "link" : "";
    if (tag === "INPUT") return INPUTS[element.type] ?? "textbox";
    const named = element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby");
    if (tag === "SECTION") return named ? "region" : "";
    return TAGS[tag] ?? "";
  };

  const byIds = (ids) =>
    ids.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean)
      .map((element) => textOf(element, true)).join(" ");

  const FROM_CONTENT = new Set([
    "button", "checkbox", "heading", "link", "menuitem", "option", "radio", "switch", "tab",
  ]);

  const nameOf = (element) => {
    const labelledBy = element.getAttribute("aria-labelledby");
    if (labelledBy) return collapse(byIds(labelledBy));
    const label = element.getAttribute("aria-label");
    if (label) return collapse(label);
    if (element.labels?.length) {
      return collapse([...element.labels].map((one) => textOf(one, true)).join(" "));
    }
    if (element.tagName === "FIELDSET") {
      const legend = element.querySelector("legend");
      if (legend) return collapse(textOf(legend, true));
    }
    const content = FROM_CONTENT.has(roleOf(element)) ? collapse(textOf(element, true)) : "";
    return content || collapse(element.title || element.placeholder || "");
  };

  const CANDIDATES =
    "a[href], button, input, textarea, select, option, summary, h1, h2, h3, h4, nav, main, " +
    "section, article, dialog, fieldset, details, ul, ol, li, output, progress, [role]";

  const fits = (name, wanted) =>
    wanted.how === "is" ? name === wanted.text
      : wanted.how === "starts" ? name.startsWith(wanted.text)
        : name.includes(wanted.text);

  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  };

  const findAll = (roles, wanted) =>
    [...document.querySelectorAll(CANDIDATES)].filter(
      (element) =>
        roles.includes(roleOf(element)) && fits(nameOf(element), wanted) && isShown(element),
    );

  // Whether the item of a list, or the part of a page, that an element belongs to has this text.
  const standsBeside = (element, text) => {
    const around = element.closest("article, li, section");
    return around !== null && textIn(around).includes(text);
  };

  const find = (roles, wanted) => {
    const found = findAll(roles, wanted).filter(
      (element) => !wanted.beside || standsBeside(element, wanted.beside),
    );
    return found.find(inView) ?? found[0] ?? null;
  };

  // Brings an element where a finger can reach it: not under a bar, and without moving the deck.
  const reach = (element) => {
    const box = element.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit && (element.contains(hit) || hit.contains(element))) return;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  };

  const reached = (roles, wanted) => {
    const element = find(roles, wanted);
    if (element) reach(element);
    return element;
  };

  // Whether every motion that shows has ended. Firefox holds those that are folded away.
  // WebKit begins a motion only when styles are asked for.
  const isStill = () =>
    getComputedStyle(document.body).color !== "" &&
    document.getAnimations().every(
      (motion) => motion.playState !== "running" || !motion.effect?.target?.checkVisibility(),
    );

  // Which way the Tab key has to go: "there", "on" or "back".
  const wayTo = (roles, wanted) => {
    const element = find(roles, wanted);
    const here = document.activeElement ?? document.body;
    if (!element) return "on";
    if (element === here) return "there";
    const isBefore = here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    return isBefore ? "back" : "on";
  };

  // Scrolls the deck on by the width of a card, to where it snaps.
  const scrollOn = () => {
    const track = document.querySelector(".deck__chapter[data-active] .deck__track");
    const [first, second] = track.querySelectorAll(".card");
    track.scrollBy({ left: second.offsetLeft - first.offsetLeft, behavior: "smooth" });
  };

  const text = () => textIn(document.body);

  const put = (element, value) => {
    element.focus();
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
    element.blur();
  };

  const paste = (element, value) => {
    element.focus();
    element.select();
    return document.execCommand(value ? "insertText" : "delete", false, value);
  };

  const listen = () => {
    if (window.troublesSeen) return;
    const seen = (window.troublesSeen = []);
    const violation = (it) => `CSP: ${it.effectiveDirective} ${it.blockedURI}`;
    addEventListener("error", (event) => seen.push(`error: ${event.message}`));
    addEventListener("unhandledrejection", (event) => seen.push(`rejection: ${event.reason}`));
    document.addEventListener("securitypolicyviolation", (event) => seen.push(violation(event)));
  };

  return {
    find, findAll, reached, nameOf, roleOf, text, textIn, put, paste, listen, isShown, isStill, wayTo,
    scrollOn,
  };
})();
