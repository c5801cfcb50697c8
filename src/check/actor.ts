import type { KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { CycleId, NodeId, TeamId } from "../model/id.ts";
import { idSegment, toTeamNode } from "../model/id.ts";
import type { Actor } from "../model/plan.ts";
import type { IdEntry, IdIndex } from "./id-index.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";
import { isUnread, toNearestHint, toNearestTeamHint } from "./reference.ts";

/** The person, role or team that a field names; `hamish-odell`, `role:head-of-fleet`, `team:engineering`. */
export function resolveActor(
  context: LinkContext,
  name: string,
  place: Spot,
  ...keys: KeyPath
): Actor | undefined {
  const owner = context.ids.owners.get(name);
  if (owner !== undefined) return owner;
  if (name.startsWith("team:")) {
    const team = resolveTeam(context, name, place, ...keys);
    return team === undefined ? undefined : toTeamNode(team);
  }
  const { entries, unread } = context.ids;
  const id = (name.includes(":") ? name : `person:${name}`).normalize("NFC");
  const entry = entries.get(id);
  if (entry && (entry.kind === "person" || entry.kind === "role")) return entry.id;
  const spot = below(place, ...keys);
  // Without people.yaml everybody would be unknown; it has its own finding, as has an entry that was left out of it.
  if (unread.has("people.yaml") || unread.has(id)) {
    context.skip(spot);
    return undefined;
  }
  const isActor = (other: string): boolean =>
    /^(person|role):/.test(other) || entries.get(other)?.kind === "team";
  const nearest = toOwners(
    [`person:${name}`, `role:${name}`, `teams/${name}`, `person:${toMailbox(name)}`].filter(
      (other) => entries.has(other),
    ),
  );
  const hint =
    toNearestHint(nearest) ??
    toNearestHint(toOwners(context.findNearest(id, isActor))) ??
    suggestNew(name);
  const message = `Nobody in \`people.yaml\` has the id \`${name}\`.`;
  context.report(
    toFinding("unknown-owner", spot.file, message, { anchor: atValue(...spot.path), hint }),
  );
  return undefined;
}

/** The same where nobody need be named. */
export function findActor(
  context: LinkContext,
  name: string | undefined,
  spot: Spot,
  ...keys: KeyPath
): Actor | undefined {
  return name === undefined ? undefined : resolveActor(context, name, spot, ...keys);
}

const nobody: readonly never[] = [];

/** Everybody that `owner` and `owners` name together, the single one first; who is named twice is reported. */
export function resolveOwners(
  context: LinkContext,
  {
    owner,
    owners,
  }: { readonly owner?: string | undefined; readonly owners?: readonly string[] | undefined },
  spot: Spot,
): readonly Actor[] {
  if (owner === undefined && owners === undefined) return nobody;
  const found: Actor[] = [];
  const add = (name: string, ...keys: KeyPath): void => {
    const actor = resolveActor(context, name, spot, ...keys);
    if (actor === undefined) return;
    if (found.includes(actor)) reportTwice(context, name, below(spot, ...keys));
    else found.push(actor);
  };
  if (owner !== undefined) add(owner, "owner");
  owners?.forEach((name, index) => {
    add(name, "owners", index);
  });
  return found.slice();
}

/** The team of a short id, `engineering`, by an old one too. */
export function findTeam({ entries, aliases }: IdIndex, short: string): IdEntry | undefined {
  // Something else may have had the short id once.
  const ids = [`teams/${short}`, aliases.get(`teams/${short}`), aliases.get(short)];
  return ids
    .map((id) => (id === undefined ? undefined : entries.get(id)))
    .find((entry) => entry?.kind === "team");
}

/** The team that a field names, with or without `team:`. */
export function resolveTeam(
  context: LinkContext,
  name: string,
  place: Spot,
  ...keys: KeyPath
): TeamId | undefined {
  const short = name.replace(/^team:/, "").normalize("NFC");
  const entry = findTeam(context.ids, short);
  if (entry) {
    return context.leftOut.has(entry.id) ? undefined : toTeamId(entry.id);
  }
  const spot = below(place, ...keys);
  if (isUnread(context.ids, `teams/${short}`, "")) {
    context.skip(spot);
    return undefined;
  }
  const hint =
    toNearestTeamHint(context, short) ??
    `Add the file \`teams/${short}.md\`, or name a team that exists.`;
  const message = `No team has the id \`${short}\`.`;
  context.report(
    toFinding("unknown-team", spot.file, message, { anchor: atValue(...spot.path), hint }),
  );
  return undefined;
}

/** The cycle that a field names. */
export function resolveCycle(
  context: LinkContext,
  name: string,
  place: Spot,
  ...keys: KeyPath
): CycleId | undefined {
  const short = name.replace(/^cycle:/, "").normalize("NFC");
  const cycle = context.cycles.get(short);
  if (cycle) return cycle.cycle;
  const spot = below(place, ...keys);
  const nearest = context.findNearest(`cycle:${short}`, (id) => id.startsWith("cycle:"));
  const known = [...context.cycles.keys()].map((id) => `\`${id}\``).join(", ");
  const hint =
    toNearestHint(nearest.map((id) => id.slice("cycle:".length))) ?? `The cycles are ${known}.`;
  const message = `\`portal.yaml\` has no cycle \`${short}\`.`;
  context.report(
    toFinding("unknown-cycle", spot.file, message, { anchor: atValue(...spot.path), hint }),
  );
  return undefined;
}

/** Says that a link names what another one of the same list names already. */
export function reportTwice(context: LinkContext, name: string, spot: Spot): void {
  context.report(
    toFinding("duplicate-link", spot.file, `\`${name}\` is named twice, and counts once.`, {
      anchor: atValue(...spot.path),
      hint: "Take one of the two out.",
    }),
  );
}

/** The team of a node `teams/engineering`. */
export function toTeamId(node: NodeId): TeamId {
  return node.slice("teams/".length) as TeamId;
}

/** The entry of `people.yaml` that there is none of; an address or a name in words is no id. */
function suggestNew(name: string): string {
  const [, role] = /^role:(.*)$/su.exec(name) ?? [];
  const entry = ` as \`- {id: ${role ?? name}, name: …}\``;
  if (role !== undefined) return `Add the role to \`roles\` in \`people.yaml\`${entry}.`;
  const own = idSegment.test(name) ? entry : ", and write the id here";
  return `Add the person to \`people.yaml\`${own}, or name a role as \`role:<id>\` or a team as \`team:<id>\`.`;
}

/** The name before the host of a mail address, as an id is written: `ann.field@example.org` is `ann-field`. */
function toMailbox(address: string): string {
  return (address.split("@")[0] ?? "").toLowerCase().replace(/[._]+/g, "-");
}

function toOwners(ids: readonly string[]): string[] {
  return ids.map((id) => id.replace(/^person:/, "").replace(/^teams\//, "team:"));
}
