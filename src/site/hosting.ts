import type { Plan, Portal } from "../model/plan.ts";
import { toUrl } from "../model/id.ts";
import { placeAddress, rootBase } from "./base.ts";
import { listRedirects } from "../view/redirect.ts";

/** What a page's own policy in its `<meta>` cannot say, and what hosts do not send by themselves. */
const headers: readonly (readonly [name: string, value: string])[] = [
  ["Content-Security-Policy", "frame-ancestors 'self'"],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];

/** Assets carry a digest of their bytes in their names: they never change. */
const forever = "public, max-age=31536000, immutable";

/** A `_headers` file, as several static hosts read it. */
export function renderHeaders(portal: Portal, base: string): string {
  const lines = toHeaders(portal).map(([name, value]) => `  ${name}: ${value}`);
  return [`${base}*`, ...lines, `${base}_astro/*`, `  Cache-Control: ${forever}`, ""].join("\n");
}

/** A `_redirects` file: old addresses of documents, and where they are now. */
export function renderRedirects(plan: Plan, base: string): string {
  return listRedirects(plan)
    .map(({ from, to }) => `${toWritten(from, base)} ${toWritten(toUrl(to), base)} 301\n`)
    .join("");
}

/** A snippet for an nginx `server` block, with the output folder as its `root`, or below that where it is served. */
export function renderNginx(plan: Plan, base: string): string {
  const lines = toHeaders(plan.portal).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  // It compares with paths that are decoded, and sends on what it is told as it stands.
  const meant = decodeURIComponent(base);
  const toMeant = (path: string): string => quote(placeAddress(path, meant));
  return [
    base === rootBase
      ? "# Include this in the server block that serves this folder."
      : `# Include this in the server block whose root holds this folder as \`${meant.slice(1, -1)}\`.`,
    "index index.html;",
    `error_page 404 ${toMeant("/404.html")};`,
    ...lines,
    `location = ${toMeant("/nginx.conf")} { return 404; }`,
    `location ${toMeant("/_astro/")} {`,
    ...[...lines, `add_header Cache-Control "${forever}" always;`].map((line) => `  ${line}`),
    "}",
    ...listRedirects(plan).map(
      ({ from, to }) => `location = ${toMeant(from)} { return 301 ${toWritten(toUrl(to), base)}; }`,
    ),
    "",
  ].join("\n");
}

/** An address of the portal as it is published, and as addresses are written. */
function toWritten(target: string, base: string): string {
  return placeAddress(encodeURI(target), base);
}

/** Of all that a path may hold only a blank means something to nginx. */
function quote(path: string): string {
  return path.includes(" ") ? `"${path}"` : path;
}

/** Search engines stay out unless the organisation says public. */
export function renderRobots(portal: Portal): string {
  return `User-agent: *\n${portal.audience === "public" ? "Allow" : "Disallow"}: /\n`;
}

function toHeaders(portal: Portal): readonly (readonly [name: string, value: string])[] {
  return portal.audience === "public" ? headers : [...headers, ["X-Robots-Tag", "noindex"]];
}
