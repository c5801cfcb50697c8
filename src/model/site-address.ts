/** Where a portal is published. */
export interface Address {
  /** The path that all its addresses begin with, as addresses are written: `/`, or `/strat%C3%A9gie/`. */
  readonly base: string;
  /** The whole address, where that is what was said: `https://org.github.io/strategy/`. */
  readonly site?: string;
}

/** A whole address: its host, and the path below which the portal stands on that. */
export type SiteAddress = Required<Address>;

/** What a step of a path is written with; anything else would mean something to a page, a shell or a host. */
const writtenStep = /^(?:[\w.~@+-]|%[\dA-Fa-f]{2})+$/;

/** What a step stands for: no step up, no slash, nothing that cannot be seen, no sign that a page, shell or host reads. */
const meantStep = /^(?!\.\.?$)(?:[\w.~@+& -]|[^\0-\x7f\p{C}\p{Z}]|[\u200c\u200d])+$/u;

/** A host as the parser of addresses gives it back, which leaves signs that a shell would read. */
const plainHost = /^(?:[a-z\d._-]+|\[[\da-f:.]+\])(?::\d+)?$/;

/**
 * Parses a path below which a portal may stand; undefined where the text is none:
 *
 *     /strategy/, /strategy, strategy/    →  /strategy/
 *     /stratégie/, /strat%c3%a9gie        →  /strat%C3%A9gie/
 *     "", /                               →  /
 */
export function parseBasePath(text: string): string | undefined {
  if (text === "" || text === "/") return "/";
  if (!text.isWellFormed()) return undefined;
  const steps = text.replace(/^\/|\/$/g, "").split("/");
  const parsed = steps.map(parseStep);
  return parsed.includes(undefined) ? undefined : `/${parsed.join("/")}/`;
}

/** Parses the whole address of a portal; undefined where the text is none, or says more than where a portal is. */
export function parseSite(text: string): SiteAddress | undefined {
  const [, start = "", path = ""] = /^(https?:\/\/[^\s/\\?#@]+)([^?#]*)$/i.exec(text) ?? [];
  const base = parseBasePath(path);
  const url = URL.parse(start);
  if (base === undefined || !url || !plainHost.test(url.host)) return undefined;
  return { base, site: `${url.origin}${base}` };
}

/** A step as it is written in addresses, however it was; undefined where it is none. */
function parseStep(text: string): string | undefined {
  const written = text.replace(/[^\0-\x7f]+/gu, encodeURIComponent);
  const meant = writtenStep.test(written) ? decode(written) : undefined;
  if (meant === undefined || !meantStep.test(meant)) return undefined;
  // Both stand for themselves in a path.
  return encodeURIComponent(meant).replace(/%40/g, "@").replace(/%2B/g, "+");
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
