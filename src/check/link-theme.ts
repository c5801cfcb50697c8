import type { Document } from "../model/document.ts";
import { parseDate } from "../model/period.ts";
import type { Theme } from "../model/plan.ts";
import { findActor } from "./actor.ts";
import type { LinkContext } from "./link-context.ts";
import { below, toSpot } from "./link-context.ts";
import { linkList } from "./link-list.ts";
import { findInline, linkTeam, toDocumentBase, toDocumentExtras, toNodeId } from "./link-node.ts";
import { withPresent } from "./present.ts";

/** Makes a theme, with its links up and to its measures. */
export function linkTheme(
  context: LinkContext,
  document: Extract<Document, { readonly kind: "theme" }>,
): Theme {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  linkList(context, "supports", "supports of a theme", id, data.supports, below(spot, "supports"));
  return withPresent(
    {
      kind: "theme",
      ...toDocumentBase(context, document, data.title, spot),
      notDoing: (data.notDoing ?? []).map(context.inline),
      kpis: linkList(context, "measures", "kpis", id, data.kpis, below(spot, "kpis")),
    },
    {
      ...toDocumentExtras(context, document),
      why: findInline(context, data.why),
      chosen: findInline(context, data.chosen),
      owner: findActor(context, data.owner, spot, "owner"),
      team: linkTeam(context, document, data.team, spot),
      start: data.start === undefined ? undefined : parseDate(data.start),
      end: data.end === undefined ? undefined : parseDate(data.end),
    },
  );
}
