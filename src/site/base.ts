import type { Address } from "../model/site-address.ts";
import { parseBasePath, parseSite } from "../model/site-address.ts";
import { writeAddresses } from "./address.ts";

/**
 * WHERE A PORTAL STANDS ON ITS HOST. Everything that is made writes addresses from the root and knows of no other place:
 * `/teams/`. Where the portal is published below a path, `https://org.github.io/strategy/`, they are put below it when
 * they become files, here and nowhere else:
 *
 *     pages, those of sealed quarters too    href="/strategy/teams/", by `placePage`
 *     records of the search, lists for scripts, rules for hosts    /strategy/teams/, by `placeAddress`
 *     scripts and styles    name one another from where they lie themselves (`bundle-process.ts`)
 *     scripts in the browser    learn it from the page that they are on (`src/client/base.ts`)
 *     feeds, schemas and seals    have whole addresses, by `site` of `portal.yaml` and `--base` (`check-content.ts`)
 */
export const rootBase = "/";

/**
 * Parses where a portal is published; undefined where the text says no such thing. Beside whole addresses it takes paths,
 * which begin or end with `/`: a word without one is more likely the revision of `check --base`.
 */
export function parseBase(text: string): Address | undefined {
  const isPath = text === "" || text.startsWith("/") || text.endsWith("/");
  const base = isPath ? parseBasePath(text) : undefined;
  return base === undefined ? parseSite(text) : { base };
}

/** An address of the portal as it is published: `/teams/` is `/strategy/teams/`. Others stay as they are. */
export function placeAddress(target: string, base: string): string {
  return base === rootBase || !/^\/(?!\/)/.test(target) ? target : `${base}${target.slice(1)}`;
}

/** Addresses in what a page tells its scripts. */
const data = /(<script type="application\/json"[^>]*>)([^<]*)/g;
const told = /("url":")(\/[^"]*)"/g;

/** The bytes of a page as it is published; these very bytes where that is at the root. */
export function placePage(page: Uint8Array, base: string): Uint8Array {
  if (base === rootBase) return page;
  const toAddress = (target: string): string => placeAddress(target, base);
  // One character a byte: nothing that is looked for is beyond ASCII, and all else comes back as it was.
  const html = Buffer.from(page.buffer, page.byteOffset, page.byteLength).toString("latin1");
  const placed = writeAddresses(html, toAddress).replace(
    data,
    (_, open: string, json: string) =>
      `${open}${json.replace(told, (__, key: string, target: string) => `${key}${toAddress(target)}"`)}`,
  );
  return Buffer.from(placed, "latin1");
}
