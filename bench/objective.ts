import type { Random } from "./random.ts";
import { seedRandom } from "./random.ts";
import type { GeneratedFile, Quarter } from "./organisation.ts";
import { toParent, toTeam, toTwo } from "./organisation.ts";
import { toBody, toSentence, toTitle } from "./text.ts";

interface ObjectiveInput {
  readonly quarter: Quarter;
  readonly quarters: readonly Quarter[];
  /** Its number in the quarter. */
  readonly at: number;
  readonly teams: number;
  readonly perQuarter: number;
  readonly themes: number;
}

type Kind = "number" | "milestone" | "none";

interface KeyResult {
  readonly id: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** One objective of a team, with its key results, check-ins and, in a closed quarter, its outcome. */
export function renderObjective(input: ObjectiveInput): GeneratedFile {
  const { quarter, at } = input;
  const random = seedRandom(5_000_000 + toNumber(quarter.id) * 10_000 + at);
  const team = at % input.teams;
  const owner = `person-${team * 3 + random.between(0, 2)}`;
  const keyResults = Array.from({ length: random.pick([1, 2, 2, 2, 3, 3, 4]) }, (_, index) =>
    toKeyResult(random, `kr${index + 1}`),
  );
  const lines = [
    "kind: objective",
    `title: ${toTitle(random)}`,
    `code: ${quarter.id.slice(-2).toUpperCase()}-${at}`,
    `owner: ${owner}`,
    ...(random.chance(0.3) ? [`ambition: committed`] : []),
    ...toSupports(random, input, team),
    ...toNeeds(random, input, team),
    ...toCarriedOver(random, input),
    ...(random.chance(0.3)
      ? [`links: [{title: Evidence, url: https://git.example.org/issues/${at}}]`]
      : []),
    "keyResults:",
    ...keyResults.flatMap(({ lines }) => lines),
    ...toCheckIns(random, quarter, owner, keyResults),
    ...(quarter.closed ? toOutcome(random, keyResults) : []),
  ];
  const text = `---\n${lines.join("\n")}\n---\n\n${toBody(random)}`;
  return { file: `${quarter.id}/${toTeam(team)}/objective-${at}.md`, text };
}

function toKeyResult(random: Random, id: string): KeyResult {
  const kind: Kind = random.pick(["number", "number", "number", "milestone", "none"]);
  const from = random.between(5, 60);
  const to = from + random.between(5, 35);
  const measure =
    kind === "number"
      ? [`    from: ${from}`, `    to: ${to}`, '    unit: "%"']
      : kind === "milestone"
        ? ["    milestone: true"]
        : [];
  return {
    id,
    kind,
    from,
    to,
    lines: [`  - id: ${id}`, `    title: ${toTitle(random)}`, ...measure],
  };
}

function toSupports(random: Random, input: ObjectiveInput, team: number): readonly string[] {
  const { quarter, teams, perQuarter, themes } = input;
  const how = (): string => `    how: ${toSentence(random, random.between(8, 16))}`;
  const theme = `themes/theme-${random.between(0, themes - 1)}`;
  if (team === 0) return ["supports:", `  - to: ${theme}`, how()];
  // One of the objectives of the team above, in the same quarter.
  const above = toParent(team);
  const count = Math.ceil((perQuarter - above) / teams);
  const parent = above + teams * random.between(0, count - 1);
  const lines = ["supports:", `  - to: ${quarter.id}/${toTeam(above)}/objective-${parent}`, how()];
  return random.chance(0.1) ? [...lines, `  - to: ${theme}`] : lines;
}

function toNeeds(
  random: Random,
  { quarter, teams }: ObjectiveInput,
  team: number,
): readonly string[] {
  if (!random.chance(0.1)) return [];
  const other = (team + random.between(1, teams - 1)) % teams;
  const need = toSentence(random, random.between(6, 12));
  return [
    "dependsOn:",
    `  - {to: "team:${toTeam(other)}", need: ${need}, by: ${quarter.end}, state: confirmed}`,
  ];
}

function toCarriedOver(
  random: Random,
  { quarter, quarters, at, teams }: ObjectiveInput,
): readonly string[] {
  const before = quarters[quarters.indexOf(quarter) - 1];
  if (!before || !random.chance(0.1)) return [];
  return [`carriedOverFrom: ${before.id}/${toTeam(at % teams)}/objective-${at}`];
}

function toCheckIns(
  random: Random,
  { months }: Quarter,
  owner: string,
  keyResults: readonly KeyResult[],
): readonly string[] {
  const days = [
    `${months[0]}-${toTwo(random.between(10, 28))}`,
    `${months[1]}-${toTwo(random.between(12, 26))}`,
  ];
  if (random.chance(0.9)) days.push(`${months[2]}-${toTwo(random.between(8, 28))}`);
  return [
    "checkIns:",
    ...days.flatMap((date, at) => {
      const values = keyResults
        .filter(({ kind }) => kind !== "none")
        .map(({ id, kind, from, to }) => {
          if (kind === "milestone") return `${id}: ${at === 2 && random.chance(0.6)}`;
          const share = ((at + 1) / 3) * (0.5 + random.next() * 0.7);
          return `${id}: ${(from + (to - from) * share).toFixed(1)}`;
        });
      const shown = values.length > 0 ? [`    values: {${values.join(", ")}}`] : [];
      const outlook = random.pick(["on-track", "on-track", "at-risk", "off-track"]);
      const note = `    note: ${toSentence(random, random.between(8, 30))}.`;
      return [`  - date: ${date}`, `    by: ${owner}`, `    outlook: ${outlook}`, ...shown, note];
    }),
  ];
}

function toOutcome(random: Random, keyResults: readonly KeyResult[]): readonly string[] {
  const scores = keyResults.map(
    ({ id }) =>
      `    ${id}: {score: ${(random.between(2, 10) / 10).toFixed(1)}, reason: ${toSentence(random, 6)}}`,
  );
  return [
    "outcome:",
    "  scores:",
    ...scores,
    `  reason: ${toSentence(random, random.between(8, 20))}.`,
    `  learned: ${toSentence(random, random.between(8, 20))}.`,
  ];
}

function toNumber(quarter: string): number {
  return Number(quarter.replace("-q", ""));
}
