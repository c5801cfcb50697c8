import { quote } from "./wording.ts";

const allowedSchemes = new Set(["http", "https", "mailto", "tel"]);

/** What browsers pass over in an address, so that `java script:` with a tab in it still runs. */
const ignored = /[\u0000-\u0020\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g;

/** The scheme of an address in lower case as a browser would see it; undefined for a relative one. */
export function findScheme(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(ignored, ""))?.[1]?.toLowerCase();
}

/** Whether an address may stand on a page: http, https, mailto, tel, or relative, and read by browsers as it is by people. */
export function isSafeUrl(url: string): boolean {
  const scheme = findScheme(url);
  return (scheme === undefined || allowedSchemes.has(scheme)) && findStray(url) === undefined;
}

const strays: readonly (readonly [character: string, said: string])[] = [
  ["\\", "a backslash, which browsers take for a slash"],
  ["\t", "a tab, which browsers pass over"],
  ["\n", "a line end, which browsers pass over"],
  ["\r", "a line end, which browsers pass over"],
];

/** What makes an address another one in a browser: `/\evil.example` is `//evil.example` there, on another host. */
function findStray(url: string): string | undefined {
  const inner = url.trim();
  return strays.find(([character]) => inner.includes(character))?.[1];
}

/** What is said of an address that is not safe. */
export function sayUnsafe(url: string): { readonly message: string; readonly hint: string } {
  const stray = findStray(url);
  const scheme = findScheme(url);
  if (stray === undefined || (scheme !== undefined && !allowedSchemes.has(scheme))) {
    return {
      message: `The address ${quote(url)} has the scheme \`${scheme ?? ""}\`, which is not allowed.`,
      hint: "Use http, https, mailto, tel, or a path of the portal.",
    };
  }
  const hint = stray.startsWith("a backslash")
    ? "Write `/` in its place; where a backslash is meant, `%5C`."
    : "Write it on one line, without gaps.";
  return { message: `The address ${quote(url)} holds ${stray}.`, hint };
}

/** Whether an address leaves the portal; browsers take a backslash for a slash. */
export function isExternalUrl(url: string): boolean {
  return findScheme(url) !== undefined || /^[/\\]{2}/.test(url.replace(ignored, ""));
}
