import { writeAddresses } from "./address.ts";

/**
 * HOW A WHOLE PORTAL COMES TO STAND BELOW ANOTHER ADDRESS. Views and components write addresses from the root, and know
 * of no other place: `/teams/`. A sealed quarter is rendered like that, too, and then every address on its pages that is
 * one of its own is moved below its base, here and nowhere else:
 *
 *     href="/teams/"                         href="/snapshots/2026-q2/teams/"
 *     href="/cascade/?focus=themes/keep"     href="/snapshots/2026-q2/cascade/?focus=themes/keep"
 *     content="0; url=/teams/"               content="0; url=/snapshots/2026-q2/teams/"
 *     href="/guide/", src="/_astro/…"        as it is: guide, rules, styles, scripts, fonts are those of the portal around
 *     <a href="/teams/" data-around>         as it is: the way out
 */
export interface Move {
  /** Where to: `/snapshots/2026-q2/`. */
  readonly base: string;
  /** Whether a path, decoded, is one of those that are moved. */
  readonly has: (path: string) => boolean;
}

/** What leads out of the quarter. */
const around = /\sdata-around(?:[\s=>/]|$)/;

/** Moves the addresses of a page. */
export function moveAddresses(html: string, move: Move): string {
  return writeAddresses(
    html,
    (target) => moveAddress(target, move),
    (tag) => !around.test(tag),
  );
}

/** Moves one address, where it is one of those that are moved. */
export function moveAddress(target: string, { base, has }: Move): string {
  const [, path = ""] = /^([^?#]*)/.exec(target) ?? [];
  return has(decode(path)) ? `${base}${target.slice(1)}` : target;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
