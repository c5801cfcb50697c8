import type { Finding, RelatedPlace } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Edge, Relation } from "../model/plan.ts";
import type { Loop } from "./loops.ts";

const verbs: Record<Relation, string> = {
  supports: "supports",
  implements: "implements",
  measures: "is measured by",
  "depends-on": "depends on",
  drives: "drives",
  "carried-over-from": "is carried over from",
  recovers: "recovers",
  "same-as": "is the same as",
  "part-of": "is a part of",
  inherits: "inherits from",
  causes: "drives",
  correlates: "goes with",
  involves: "involves",
  shows: "shows",
  "plays-in": "plays a role in",
};

/** Reports a loop at the link that closes it, with every other link of it named. */
export function toLoopFinding(loop: Loop): Finding {
  const closing = loop.at(-1);
  if (!closing) throw new Error("no loop: it has no edges");
  // Told from the one that closes it, as the finding stands there.
  const told = [closing, ...loop.slice(0, -1)];
  const chain = told.map(({ relation, to }) => `${verbs[relation]} \`${to}\``);
  const { reason, hint } = getWords(closing.relation);
  return toFinding(
    closing.relation === "causes" ? "scorecard-cause-cycle" : "cycle-in-cascade",
    closing.source.file,
    `${reason}: \`${closing.from}\` ${chain.join(", which ")}.`,
    {
      anchor: atReference(closing),
      hint,
      related: loop.slice(0, -1).filter(isWritten).map(toRelated),
    },
  );
}

interface Words {
  readonly reason: string;
  readonly hint: string;
}

function getWords(relation: Relation): Words {
  switch (relation) {
    case "causes":
      return {
        reason: "The causes run in a loop, so nothing in it is where one could begin",
        hint: "Take out the arrow that there is the least evidence for.",
      };
    case "shows":
      return {
        reason: "Each shows the other, so nowhere is it said what they are",
        hint: "Write `title` in place of `ref` where it is at home.",
      };
    default:
      return {
        reason: "The links run in a loop, so nothing in it is above anything",
        hint: "Take out the one of these links that leads downward.",
      };
  }
}

/** Items need no link to be a part of their document. */
function isWritten({ relation, from, to }: Edge): boolean {
  return relation !== "part-of" || !from.startsWith(`${to}#`);
}

function toRelated(edge: Edge): RelatedPlace {
  return {
    file: edge.source.file,
    anchor: atReference(edge),
    message: `\`${edge.from}\` ${verbs[edge.relation]} \`${edge.to}\`.`,
  };
}

function atReference({ source }: Edge) {
  return atValue(...(source.path ?? []));
}
