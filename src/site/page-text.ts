import * as astro from "astro/runtime/server/index.js";

/**
 * HOW THE TEXT OF A PAGE IS HELD while it is put together: as its bytes in UTF-8, a character each (`é` as `Ã©`). A page
 * is thousands of small pieces, a few of them with a sign beyond Latin 1: as it is, such a page would take two bytes a
 * character, and would have to be encoded again as a whole. As bytes it is copied to where it is written.
 *
 * Each piece is encoded on its own. So no sign may be cut in two (as `slice` does with `🚆`): half a sign at the end of
 * one piece and half at the beginning of the next one become two replacement characters, though joined they would be
 * the sign again.
 */
export function toBytes(text: string): string {
  return beyond.test(text) ? Buffer.from(text).toString("latin1") : text;
}

export function fromBytes(bytes: string): string {
  return beyond.test(bytes) ? Buffer.from(bytes, "latin1").toString() : bytes;
}

/** The bytes of a text in HTML. */
export function escapeText(text: string): string {
  return special.test(text) ? toBytes(astro.escapeHTML(text)) : text;
}

/** The bytes of an attribute with the space before it, as Astro prints it; nothing where it is absent. */
export function printAttribute(
  value: unknown,
  key: string,
  isEscaped = true,
  tag?: string,
): string {
  if (value === undefined || value === null) return "";
  // What is not to be escaped is rare, and left to Astro.
  const printed = isEscaped ? printEscaped(value, key) : undefined;
  return printed ?? toBytes(String(astro.addAttribute(value, key, isEscaped, tag)));
}

/** The bytes of an attribute that most are like; undefined for any other. */
function printEscaped(value: unknown, key: string): string | undefined {
  const opening = openings.get(key) ?? toOpening(key);
  if (opening !== "") {
    if (typeof value === "string" && value !== "") return `${opening}${escapeQuoted(value)}"`;
    if (typeof value === "number") return `${opening}${value}"`;
  } else if (key === "class:list") {
    const names = toClassNames(value);
    if (names !== undefined) return names === "" ? "" : ` class="${escapeQuoted(names)}"`;
  }
  return undefined;
}

const beyond = /[^\0-\x7f]/;
const special = /[&<>'"\x80-\uffff]/;
const quoted = /[&"\x80-\uffff]/;

/** By its name, how an attribute begins: ` href="`. Empty for one that Astro does not print as any other. */
const openings = new Map<string, string>();

function toOpening(key: string): string {
  const opening = ` ${key}="`;
  const isOrdinary = String(astro.addAttribute("a b", key)) === `${opening}a b"`;
  openings.set(key, isOrdinary ? opening : "");
  return isOrdinary ? opening : "";
}

/** The names in a list of classes; undefined where there is more in it than names and what is missing. */
function toClassNames(list: unknown): string | undefined {
  if (!Array.isArray(list)) return undefined;
  let names = "";
  for (const name of list as readonly unknown[]) {
    if (name === "" || name === false || name === undefined) continue;
    if (typeof name !== "string") return undefined;
    names += names === "" ? name : ` ${name}`;
  }
  return names;
}

function escapeQuoted(text: string): string {
  if (!quoted.test(text)) return text;
  return toBytes(text.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
}
