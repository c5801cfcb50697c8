import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { TeamId } from "../model/id.ts";
import type { Team } from "../model/plan.ts";
import { toPresent } from "./present.ts";

/** Holds teams against the one tree that they form below the company; a parent that closes a loop is dropped. */
export function checkTeamTree(
  teams: readonly Team[],
  unread: ReadonlySet<string>,
): {
  readonly teams: readonly Team[];
  readonly findings: readonly Finding[];
} {
  const findings = [...checkCompany(teams, unread), ...teams.flatMap(checkParent)];
  const parents = new Map(teams.map(({ team, parent }) => [team, parent]));
  const kept = teams.map((team) => {
    const loop = findLoop(team.team, parents);
    if (!loop) return team;
    findings.push(toLoopFinding(team, loop));
    parents.set(team.team, undefined);
    return toPresent({ ...team, parent: undefined });
  });
  return { teams: kept, findings };
}

function checkCompany(teams: readonly Team[], unread: ReadonlySet<string>): readonly Finding[] {
  const companies = teams.filter(({ level }) => level === "company");
  const [company, ...others] = companies;
  if (!company) {
    // One that could not be read may be the company.
    const isLost = [...unread].some((id) => /^teams\/[^#]*$/.test(id));
    if (teams.length === 0 || isLost) return [];
    const message = "No team is the company, so the teams form no tree.";
    const hint = "Give the team at the top `level: company` and no `parent`.";
    return [toFinding("portal-config", "portal.yaml", message, { hint })];
  }
  return others.map(({ team, source }) =>
    toFinding(
      "invalid-value",
      source.file,
      `The team \`${team}\` is a second company, and there is exactly one.`,
      {
        anchor: atValue("level"),
        hint: `Write \`level: department\` and \`parent: ${company.team}\`.`,
        related: [
          { file: company.source.file, anchor: atValue("level"), message: "This is the company." },
        ],
      },
    ),
  );
}

function checkParent({ level, parent, team, source }: Team): readonly Finding[] {
  if (level !== "company" || parent === undefined) return [];
  const message = `The company \`${team}\` has the parent \`${parent}\`, and nothing is above the company.`;
  const hint = "Take `parent` out, or give the team another level.";
  return [toFinding("invalid-value", source.file, message, { anchor: atValue("parent"), hint })];
}

/** The way from a team up its parents to itself, if there is one. */
function findLoop(
  team: TeamId,
  parents: ReadonlyMap<TeamId, TeamId | undefined>,
): readonly TeamId[] | undefined {
  const way: TeamId[] = [team];
  for (let next = parents.get(team); next !== undefined; next = parents.get(next)) {
    if (next === team) return way;
    if (way.includes(next)) return undefined;
    way.push(next);
  }
  return undefined;
}

function toLoopFinding(team: Team, loop: readonly TeamId[]): Finding {
  const chain = [...loop.slice(1), team.team].map((id) => `below \`${id}\``).join(", which is ");
  const message = `The teams run in a loop: \`${team.team}\` is ${chain}.`;
  const hint = "Name the team that is really above it.";
  const details = { anchor: atValue("parent"), hint };
  return toFinding("cycle-in-cascade", team.source.file, message, details);
}
