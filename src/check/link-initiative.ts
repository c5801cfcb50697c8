import type { Document } from "../model/document.ts";
import type { DocumentId, NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Initiative } from "../model/plan.ts";
import type { AuthoredInitiative, AuthoredObjective } from "../model/schema/objective.ts";
import { findActor, resolveOwners } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { linkList, toAuthoredLinks } from "./link-list.ts";
import { linkTeam, toDocumentBase, toNodeBase, toNodeId } from "./link-node.ts";
import { toPresent } from "./present.ts";

type AuthoredLine = NonNullable<AuthoredObjective["initiatives"]>[number];

/** Makes an initiative with a document of its own. */
export function linkInitiative(
  context: LinkContext,
  document: Extract<Document, { readonly kind: "initiative" }>,
): Initiative {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  linkWork(context, id, data.implements, spot);
  return {
    kind: "initiative",
    ...toDocumentBase(context, document, data.title, spot),
    ...toWork(context, data, spot),
    steps: (data.steps ?? []).map((step, index) =>
      linkStep(context, step, below(spot, "steps", index)),
    ),
    ...toPresent({ team: linkTeam(context, document, data.team, spot) }),
  };
}

/** Makes an initiative that is a line in an objective. */
export function linkInitiativeLine(
  context: LinkContext,
  authored: AuthoredLine,
  objective: NodeId,
  document: DocumentId,
  spot: Spot,
): Initiative {
  const id = `${objective}#${authored.id}` as NodeId;
  linkNodes(context, "part-of", id, objective, spot);
  linkWork(context, id, authored.implements, spot);
  return {
    kind: "initiative",
    ...toNodeBase(context, id, authored.title, authored, spot),
    document,
    ...toWork(context, authored, spot),
    steps: [],
  };
}

function linkWork(
  context: LinkContext,
  id: NodeId,
  references: string | readonly string[] | undefined,
  spot: Spot,
): void {
  const links = toAuthoredLinks(references, below(spot, "implements"));
  linkList(context, "implements", "implements", id, links);
}

function toWork(context: LinkContext, authored: AuthoredLine | AuthoredInitiative, spot: Spot) {
  return {
    owners: resolveOwners(context, authored.owner, authored.owners, {
      owner: below(spot, "owner"),
      owners: below(spot, "owners"),
    }),
    status: authored.status ?? "planned",
    ...toPresent({
      start: authored.start === undefined ? undefined : parseDate(authored.start),
      due: authored.due === undefined ? undefined : parseDue(authored.due),
    }),
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
      owner: findActor(context, owner, below(spot, "owner")),
      due: due === undefined ? undefined : parseDue(due),
      done: later ? false : day,
    }),
  };
}
