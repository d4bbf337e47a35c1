// Files: saved, shared, chosen, read.

const file = (name, type, text) => new File([text], name, { type });

export const save = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file(name, type, text));
  link.download = name;
  link.click();
  // Some browsers ask the person first where to save, and read only then.
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
};

export const canShare = (name, type) =>
  !!navigator.canShare?.({ files: [file(name, type, "")] });

export const share = async (name, type, text) =>
  navigator.share({ files: [file(name, type, text)] });

/** Kept here, so that it is not collected while the person chooses. */
let input;

export const choose = (accept) =>
  new Promise((resolve) => {
    input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.onchange = () => resolve(input.files[0]);
    input.oncancel = () => resolve();
    input.click();
  });

export const chosen = (field) => field.files?.[0];

export const read = async (from, start, end) =>
  new Uint8Array(await from.slice(start, end).arrayBuffer());
