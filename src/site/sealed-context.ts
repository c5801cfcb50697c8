import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findAddress, indexPages } from "../check/page-index.ts";
import { sumsFile } from "../history/seal.ts";
import { hasMark, isMarking } from "../history/sealed-mark.ts";
import type { SealedQuarter } from "../history/snapshot.ts";
import type { Audience, Plan } from "../model/plan.ts";
import { parseBody } from "../read/narrative.ts";
import type { ViewContext } from "../view/context.ts";
import { toFormat } from "../view/format.ts";
import type { SealFacts, SealPart } from "../view/seal-facts.ts";
import { toSealedPlan } from "./sealed-plan.ts";
import { findSignature } from "./signature.ts";

/** What the views of a sealed quarter are made from: its folder, and nothing of the running portal but who may read it, and where. */
export function toSealedContext(
  quarter: SealedQuarter,
  audience: Audience,
  site = quarter.sealed.portal.site,
): ViewContext {
  const { facts, locate } = quarter;
  const set = { ...quarter.sealed, portal: { ...quarter.sealed.portal, site } };
  const { plan, assessment, shown } = toSealedPlan(quarter, set, audience);
  const pages = indexPages(plan);
  return {
    plan,
    assessment,
    findings: shown,
    format: toFormat(plan.portal.locale, plan.asOf),
    ...(facts.commit !== undefined && { commit: facts.commit }),
    locate,
    parseBody: (body, file) =>
      parseBody(body, { resolveLink: (target) => findAddress(pages, target, file) }),
    readChapter: (name) => {
      throw new Error(`the guide is no part of a sealed quarter: ${name}`);
    },
    seal: toSealFacts(quarter, audience, (of) => findPage(plan, of)),
  };
}

function toSealFacts(
  quarter: SealedQuarter,
  audience: Audience,
  findPageOf: (of: string) => string | undefined,
): SealFacts {
  const { facts, folder, seal, amendments } = quarter;
  const { cycle, label, version, generator, previous } = facts;
  const parts = readParts(folder);
  const signature = findSignature(folder);
  const isPublished = audience === "internal" || !hasInternal(quarter);
  return {
    cycle,
    label,
    digest: seal,
    version,
    generator,
    ...(previous && { previous: { cycle: previous.cycle, digest: previous.seal } }),
    files: parts.length,
    ...(isPublished && { parts }),
    ...(signature !== undefined && { signature }),
    amendments: (isPublished ? amendments : []).map((amendment) => {
      const page = findPageOf(amendment.of);
      return { ...amendment, ...(page !== undefined && { page }) };
    }),
    withheld: isPublished ? 0 : amendments.length,
  };
}

function findPage(plan: Plan, of: string): string | undefined {
  return [...plan.nodes.values()].find(({ id }) => id === of)?.url;
}

/**
 * Whether anything that was sealed, or corrected since, is not for the public, or was not at some time: of the
 * settings nothing is marked. The files are published whole or not at all.
 */
function hasInternal({ sealed, amended, amendments }: SealedQuarter): boolean {
  return hasMark([sealed.documents, amended.documents]) || amendments.some(isMarking);
}

/** The files that the seal is over, as its list of digests names them. */
function readParts(folder: string): readonly SealPart[] {
  const lines = readFileSync(join(folder, sumsFile), "utf8").split("\n");
  return lines.flatMap((line) => {
    const [, digest, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest === undefined || file === undefined) return [];
    return [{ file, digest, bytes: statSync(join(folder, file)).size }];
  });
}
