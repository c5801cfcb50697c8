const allowedSchemes = new Set(["http", "https", "mailto", "tel"]);

/** What browsers pass over in an address, so that `java script:` with a tab in it still runs. */
const ignored = /[\u0000-\u0020\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g;

/** The scheme of an address in lower case as a browser would see it; undefined for a relative one. */
export function findScheme(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(ignored, ""))?.[1]?.toLowerCase();
}

/** Whether an address may stand on a page: http, https, mailto, tel, or relative. */
export function isSafeUrl(url: string): boolean {
  const scheme = findScheme(url);
  return scheme === undefined || allowedSchemes.has(scheme);
}

/** Whether an address leaves the portal; browsers take a backslash for a slash. */
export function isExternalUrl(url: string): boolean {
  return findScheme(url) !== undefined || /^[/\\]{2}/.test(url.replace(ignored, ""));
}
