import { decodeAddress } from "../model/address.ts";
import type { NodeId } from "../model/id.ts";
import type { IdIndex } from "./id-index.ts";

/** What tells whether an address names what is left out. */
export interface LeftOutNames {
  readonly leftOut: ReadonlySet<NodeId>;
  readonly ids: Pick<IdIndex, "aliases">;
  /** The short ids of all cycles: below each its teams have pages. */
  readonly cycles: ReadonlySet<string>;
}

/**
 * Whether an address of the portal leads to what is left out, or names it:
 *
 *     /kpis/crew-cancellations/, /kpis/crew-cancellations.md     its page
 *     /2026-q3/signalling/hear-the-points/#kr1                   an item
 *     /lineage/…, /health/signalling/, /2026-q3/signalling/      what the portal makes of it
 *     /cascade/?focus=kpis/crew-cancellations                    what another page is to show
 */
export function isLeftOutAddress(names: LeftOutNames, url: string): boolean {
  if (names.leftOut.size === 0 || !url.startsWith("/")) return false;
  const [, path = "", query = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const page = decodeAddress(path)
    .normalize("NFC")
    .replace(/^\/+|\/+$|\.mdx?$/g, "");
  const item = decodeAddress(anchor).normalize("NFC");
  const [first = "", ...rest] = page.split("/");
  const below = rest.join("/");
  const made = [
    ...(first === "lineage" ? [below] : []),
    ...(first === "health" || names.cycles.has(first) ? [`teams/${below}`] : []),
  ];
  const shown = [...new URLSearchParams(query).values()];
  return [
    ...[page, ...made].flatMap((id) => [id, id + item]),
    ...shown.flatMap((id) => [id, `teams/${id}`]),
  ].some((id) => isLeftOut(names, id));
}

function isLeftOut({ leftOut, ids }: LeftOutNames, id: string): boolean {
  const [document = "", item] = id.split("#");
  const now = ids.aliases.get(document) ?? document;
  return [now, `${now}/index`].some((each) =>
    leftOut.has((item === undefined ? each : `${each}#${item}`) as NodeId),
  );
}
