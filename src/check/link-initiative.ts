import type { Document } from "../model/document.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Initiative } from "../model/plan.ts";
import type { AuthoredInitiative, AuthoredObjective } from "../model/schema/objective.ts";
import { findActor, resolveOwners } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { linkList } from "./link-list.ts";
import {
  linkTeam,
  toDocumentBase,
  toDocumentExtras,
  toNodeBase,
  toNodeExtras,
  toNodeId,
} from "./link-node.ts";
import { toPresent, withPresent } from "./present.ts";

type AuthoredLine = NonNullable<AuthoredObjective["initiatives"]>[number];

/** Makes an initiative with a document of its own. */
export function linkInitiative(
  context: LinkContext,
  document: Extract<Document, { readonly kind: "initiative" }>,
): Initiative {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  linkList(context, "implements", "implements", id, data.implements, below(spot, "implements"));
  const made = {
    kind: "initiative" as const,
    ...toDocumentBase(context, document, data.title, spot),
    ...toWork(context, data, spot),
    steps: (data.steps ?? []).map((step, index) =>
      linkStep(context, step, below(spot, "steps", index)),
    ),
  };
  return withPresent(made, {
    ...toDocumentExtras(context, document),
    ...toDates(data),
    team: linkTeam(context, document, data.team, spot),
  });
}

/** Makes an initiative that is a line in an objective. */
export function linkInitiativeLine(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredLine,
  objective: Document,
  spot: Spot,
): Initiative {
  linkNodes(context, "part-of", id, toNodeId(objective), spot);
  linkList(context, "implements", "implements", id, authored.implements, below(spot, "implements"));
  const made = {
    kind: "initiative" as const,
    ...toNodeBase(context, id, authored.title, authored, spot),
    document: objective.id,
    ...toWork(context, authored, spot),
    steps: [],
  };
  return withPresent(made, { ...toNodeExtras(context, authored), ...toDates(authored) });
}

function toWork(context: LinkContext, authored: AuthoredLine | AuthoredInitiative, spot: Spot) {
  return {
    owners: resolveOwners(context, authored, spot),
    status: authored.status ?? "planned",
  };
}

function toDates({ start, due }: AuthoredLine | AuthoredInitiative) {
  return {
    start: start === undefined ? undefined : parseDate(start),
    due: due === undefined ? undefined : parseDue(due),
  };
}

function linkStep(
  context: LinkContext,
  { title, owner, due, done }: NonNullable<AuthoredInitiative["steps"]>[number],
  spot: Spot,
): Initiative["steps"][number] {
  const day = typeof done === "string" ? parseDate(done) : done;
  const later = typeof day === "string" && day > context.asOf;
  return {
    title: context.inline(title),
    ...toPresent({
      owner: findActor(context, owner, spot, "owner"),
      due: due === undefined ? undefined : parseDue(due),
      done: later ? false : day,
    }),
  };
}
