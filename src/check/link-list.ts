import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Relation } from "../model/plan.ts";
import { reportTwice } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { toPresent } from "./present.ts";
import type { ReferenceField } from "./reference-field.ts";
import { resolve } from "./reference.ts";

/** One link as it was written, and where. */
export interface AuthoredLink {
  readonly to: string;
  /** Where the reference itself stands. */
  readonly spot: Spot;
  readonly how?: string | undefined;
  readonly weight?: number | undefined;
}

type AuthoredEntry =
  | string
  | {
      readonly to: string;
      readonly how?: string | undefined;
      readonly weight?: number | undefined;
    };

/** Reads one reference, or a list of references of which some have more to say. */
export function toAuthoredLinks(
  references: string | readonly AuthoredEntry[] | undefined,
  spot: Spot,
): readonly AuthoredLink[] {
  if (typeof references === "string") return [{ to: references, spot }];
  return (references ?? []).map((reference, index) => {
    const entry = below(spot, index);
    if (typeof reference === "string") return { to: reference, spot: entry };
    return { ...reference, spot: below(entry, "to") };
  });
}

/**
 * Links a node to everything that a list names, in the author's order; the first `supports` that resolves is the
 * primary one. Links to itself and links given twice are reported and dropped.
 */
export function linkList(
  context: LinkContext,
  relation: Relation,
  field: ReferenceField,
  from: NodeId,
  links: readonly AuthoredLink[],
): readonly NodeId[] {
  const linked: NodeId[] = [];
  for (const { to, spot, how, weight } of links) {
    const target = resolve(context, field, to, spot);
    if (target === undefined) continue;
    if (isOwn(from, target)) {
      reportSelf(context, to, spot);
      continue;
    }
    if (linked.includes(target)) {
      reportTwice(context, to, spot);
      continue;
    }
    const primary = relation === "supports" && linked.length === 0;
    linkNodes(context, relation, from, target, spot, {
      primary,
      ...toPresent({ how, weight }),
    });
    linked.push(target);
  }
  return linked;
}

/** Says that something names itself. */
export function reportSelf(context: LinkContext, reference: string, spot: Spot): void {
  const message = `\`${reference}\` is the very thing that it is written in.`;
  const hint = "Name something else, or take it out.";
  const anchor = atValue(...spot.path);
  context.report(toFinding("self-reference", spot.file, message, { anchor, hint }));
}

/** Whether the target is the node itself or, for a document, one of its own items. */
function isOwn(from: NodeId, target: NodeId): boolean {
  return from === target || target.startsWith(`${from}#`);
}
