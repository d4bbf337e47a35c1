// Leptos makes the static parts of `view!` from texts, by `innerHTML`. The policy of the page refuses every
// text that would become markup, unless this default policy lets it through: it does so if the text is inert,
// that is without elements that run, load or send something, without listeners and styles, and without
// addresses outside the app.

const ACTIVE =
  "animate, animateMotion, animateTransform, applet, base, embed, form, frame, frameset, iframe, link, meta, " +
  "noscript, object, script, set, style, template";
const REFUSED = /^on|^style$|^srcdoc$/;
const ADDRESS = /^(\w+:)?(action|background|cite|data|formaction|href|manifest|ping|poster|src|srcset)$/;
/** A fragment or a relative path: neither a colon nor a backslash, and no slash at the beginning. */
const WITHIN_THE_APP = /^(?!\/)[\w#./~%=&-]*$/;

const isInert = (element) =>
  !element.matches(ACTIVE) &&
  [...element.attributes].every(
    ({ name, value }) => !REFUSED.test(name) && (!ADDRESS.test(name) || WITHIN_THE_APP.test(value)),
  );

if (self.trustedTypes) {
  // Looking at a text means parsing it, which is refused as well. Nothing else gets hold of this policy.
  const parser = trustedTypes.createPolicy("troth-parser", { createHTML: (text) => text });
  // Here nothing runs or loads.
  const page = document.implementation.createHTMLDocument("");
  // Leptos fills one or the other, and the same text may be other elements in each.
  const template = page.createElement("template");
  const group = page.createElementNS("http://www.w3.org/2000/svg", "g");

  trustedTypes.createPolicy("default", {
    createHTML(text, _, sink) {
      // What `document.write` is given may be half an element.
      if (sink !== "Element innerHTML") return null;
      template.innerHTML = group.innerHTML = parser.createHTML(text);
      const elements = [template.content, group].flatMap((root) => [...root.querySelectorAll("*")]);
      return elements.every(isInert) ? text : null;
    },
  });
}
