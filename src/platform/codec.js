// A text as a code that can be pasted: gzip, then base64url without padding.

const pipe = (parts, through) => new Blob(parts).stream().pipeThrough(through);

export const pack = async (text) => {
  const packed = pipe([text], new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  // More arguments than this are too many for some engines.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

/** Stops at more than `most` bytes: a short code can stand for an endless text. */
export const unpack = async (code, most) => {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (one) => one.charCodeAt());
  const reader = pipe([bytes], new DecompressionStream("gzip")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    most -= value.length;
    if (most < 0) {
      reader.cancel();
      throw new RangeError();
    }
    text += decoder.decode(value, { stream: true });
  }
};
