import type { Document, DocumentSet } from "../model/document.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId, PersonId, RoleId } from "../model/id.ts";
import { toTeamNode } from "../model/id.ts";
import { parseDate } from "../model/period.ts";
import type { Direction, Person, Role, Team } from "../model/plan.ts";
import { findActor, resolveActor, resolveTeam, toTeamId } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { toSpot } from "./link-context.ts";
import { findInline, toDocumentBase, toDocumentExtras, toNodeBase, toNodeId } from "./link-node.ts";
import { toPresent, withPresent } from "./present.ts";

type DocumentOf<Kind> = Extract<Document, { readonly kind: Kind }>;

/** Makes the direction: mission, vision and values. */
export function linkDirection(context: LinkContext, document: DocumentOf<"direction">): Direction {
  const { data } = document;
  return withPresent(
    {
      kind: "direction",
      ...toDocumentBase(context, document, data.title, toSpot(document)),
      values: (data.values ?? []).map(({ name, text }) => ({
        name: context.inline(name),
        ...toPresent({ text: findInline(context, text) }),
      })),
    },
    {
      ...toDocumentExtras(context, document),
      mission: findInline(context, data.mission),
      vision: findInline(context, data.vision),
    },
  );
}

/** Makes a team; whether teams form one tree is asked once they are all there. */
export function linkTeamDocument(context: LinkContext, document: DocumentOf<"team">): Team {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const parent =
    data.parent === undefined ? undefined : resolveTeam(context, data.parent, spot, "parent");
  const itself = parent !== undefined && toTeamNode(parent) === id;
  if (itself) {
    const message = `The team \`${toTeamId(id)}\` is named as its own parent.`;
    const details = { anchor: atValue("parent"), hint: "Name the team above it." };
    context.report(toFinding("self-reference", document.file, message, details));
  }
  if (data.parent === undefined && data.level !== "company") {
    const message = `The team \`${toTeamId(id)}\` has no parent, and only the company has none.`;
    const details = {
      anchor: atValue("level"),
      hint: "Add `parent` with the id of the team above it.",
    };
    context.report(toFinding("missing-key", document.file, message, details));
  }
  const validFrom = data.validFrom === undefined ? undefined : parseDate(data.validFrom);
  const validTo = data.validTo === undefined ? undefined : parseDate(data.validTo);
  return withPresent(
    {
      kind: "team",
      ...toDocumentBase(context, document, data.name, spot),
      team: toTeamId(id),
      level: data.level,
      alsoKnownAs: data.alsoKnownAs ?? [],
    },
    {
      ...toDocumentExtras(context, document),
      parent: itself ? undefined : parent,
      lead: findActor(context, data.lead, spot, "lead"),
      validFrom,
      validTo,
      mission: findInline(context, data.mission),
      contact: findInline(context, data.contact),
    },
  );
}

/** Makes the people of `people.yaml`; of two with one id, the first. */
export function linkPeople(context: LinkContext, set: DocumentSet): Person[] {
  const people = new Map<NodeId, Person>();
  set.people.people?.forEach((authored, index) => {
    const id = `person:${authored.id}` as NodeId;
    if (people.has(id)) return;
    const spot = toPeopleSpot("people", index);
    people.set(
      id,
      withPresent(
        {
          kind: "person",
          ...toNodeBase(context, id, authored.name, {}, spot),
          // A name is no Markdown: `_` in it is an underscore.
          title: { plain: authored.name, html: escapeText(authored.name) },
          person: authored.id as PersonId,
        },
        {
          role: findInline(context, authored.role),
          team: findPeopleTeam(context, authored.team, spot),
          validFrom: authored.validFrom === undefined ? undefined : parseDate(authored.validFrom),
          validTo: authored.validTo === undefined ? undefined : parseDate(authored.validTo),
        },
      ),
    );
  });
  return [...people.values()];
}

/** Makes the roles of `people.yaml`; of two with one id, the first. */
export function linkRoles(context: LinkContext, set: DocumentSet): Role[] {
  const roles = new Map<NodeId, Role>();
  set.people.roles?.forEach((authored, index) => {
    const id = `role:${authored.id}` as NodeId;
    if (roles.has(id)) return;
    const spot = toPeopleSpot("roles", index);
    const { holder } = authored;
    roles.set(id, {
      kind: "role",
      ...toNodeBase(context, id, authored.name, {}, spot),
      role: authored.id as RoleId,
      ...toPresent({
        holder: holder === undefined ? undefined : resolveActor(context, holder, spot, "holder"),
        team: findPeopleTeam(context, authored.team, spot),
      }),
    });
  });
  return [...roles.values()];
}

function toPeopleSpot(list: "people" | "roles", index: number): Spot {
  return { file: "people.yaml", document: "", path: [list, index] };
}

function findPeopleTeam(context: LinkContext, team: string | undefined, spot: Spot) {
  return team === undefined ? undefined : resolveTeam(context, team, spot, "team");
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
