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
    .map(({ from, to }) => `${placeAddress(from, base)} ${placeAddress(toUrl(to), base)} 301\n`)
    .join("");
}

/** A snippet for an nginx `server` block, with the output folder as its `root`, or below that where it is served. */
export function renderNginx(plan: Plan, base: string): string {
  const lines = toHeaders(plan.portal).map(
    ([name, value]) => `add_header ${name} "${value}" always;`,
  );
  return [
    base === rootBase
      ? "# Include this in the server block that serves this folder."
      : `# Include this in the server block whose root holds this folder as \`${base.slice(1, -1)}\`.`,
    "index index.html;",
    `error_page 404 ${base}404.html;`,
    ...lines,
    `location = ${base}nginx.conf { return 404; }`,
    `location ${base}_astro/ {`,
    ...[...lines, `add_header Cache-Control "${forever}" always;`].map((line) => `  ${line}`),
    "}",
    ...listRedirects(plan).map(
      ({ from, to }) =>
        `location = ${placeAddress(from, base)} { return 301 ${placeAddress(toUrl(to), base)}; }`,
    ),
    "",
  ].join("\n");
}

/** Search engines stay out unless the organisation says public. */
export function renderRobots(portal: Portal): string {
  return `User-agent: *\n${portal.audience === "public" ? "Allow" : "Disallow"}: /\n`;
}

function toHeaders(portal: Portal): readonly (readonly [name: string, value: string])[] {
  return portal.audience === "public" ? headers : [...headers, ["X-Robots-Tag", "noindex"]];
}
