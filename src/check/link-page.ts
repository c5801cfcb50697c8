import type { Document } from "../model/document.ts";
import type { CycleId, TeamId } from "../model/id.ts";
import { parseDate } from "../model/period.ts";
import type { Page } from "../model/plan.ts";
import { findActor, resolveCycle, resolveTeam } from "./actor.ts";
import { findFolder } from "./folder.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, toSpot } from "./link-context.ts";
import { linkTeam, reportFolder, toDocumentBase, toDocumentExtras } from "./link-node.ts";
import { toPresent, withPresent } from "./present.ts";

type PageDocument = Extract<Document, { readonly kind: "page" }>;

/** Makes a page. */
export function linkPage(context: LinkContext, document: PageDocument): Page {
  const { data } = document;
  const spot = toSpot(document);
  const date = data.date === undefined ? undefined : parseDate(data.date);
  const about = linkSubject(context, data.of, spot);
  return withPresent(
    {
      kind: "page",
      ...toDocumentBase(context, document, data.title, spot),
    },
    {
      ...toDocumentExtras(context, document),
      by: findActor(context, data.by, spot, "by"),
      date,
      purpose: data.purpose,
      cycle: about.cycle ?? linkCycle(context, document, data.cycle, spot),
      team: about.team ?? linkTeam(context, document, data.team, spot),
    },
  );
}

/** The cycle of a document: as written, or from its folder. */
export function linkCycle(
  context: LinkContext,
  document: Document,
  cycle: string | undefined,
  spot: Spot,
): CycleId | undefined {
  const folder = findFolder(context, document).cycle;
  if (cycle === undefined) return folder;
  const written = resolveCycle(context, cycle, spot, "cycle");
  if (written !== undefined && folder !== undefined && written !== folder) {
    reportFolder(context, below(spot, "cycle"), cycle, folder);
  }
  return written ?? folder;
}

function linkSubject(
  context: LinkContext,
  of: string | undefined,
  spot: Spot,
): { readonly cycle?: CycleId; readonly team?: TeamId } {
  if (of === undefined) return {};
  if (of.startsWith("team:")) return toPresent({ team: resolveTeam(context, of, spot, "of") });
  return toPresent({ cycle: resolveCycle(context, of, spot, "of") });
}
