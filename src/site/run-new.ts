import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { DraftFile } from "../exchange/okr-draft.ts";
import { draftOkr, listDue } from "../exchange/okr-draft.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { TeamId } from "../model/id.ts";
import type { Plan } from "../model/plan.ts";
import { renderText } from "../report/text.ts";
import { checkContent, hasError } from "./check-content.ts";
import type { CleanContent } from "./check-content.ts";
import {
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  renderHelp,
  UsageError,
} from "./command.ts";
import type { ExitStatus } from "./run-command.ts";

const newOptions = {
  ...commonOptions,
  from: { value: "ID", text: "the agreement that it is drafted from: mbo/…" },
  cycle: { value: "ID", text: "the cycle that it is for (default: the running one)" },
  team: { value: "ID", text: "whose it is (default: that of the agreement)" },
};

/** Runs `npm run new -- okr --from mbo/…`: writes a file that passes the check, and prints its path. */
export function runNew(argv: readonly string[]): ExitStatus {
  const [what, ...rest] = argv;
  const options = parseOptions(newOptions, what?.startsWith("-") === true ? argv : rest);
  if (!options || what === undefined) {
    console.log(
      renderHelp("new -- okr", "Drafts an objective from an agreement (MbO).", newOptions),
    );
    return 0;
  }
  if (what !== "okr") throw new UsageError(`\`new\` drafts \`okr\`, and not \`${what}\`.`);
  const content = parseContent(options.content);
  const asOf = parseAsOf(options["as-of"], content, new Date());
  const { clean } = checkContent(content, { asOf, audience: "internal" });
  if (!clean)
    throw new UsageError(
      "The plans have errors, so nothing can be drafted from them: run `npm run check`.",
    );
  const draft = toDraft(clean, options);
  const file = join(content, `${draft.id}.md`);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, draft.text, { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      throw new UsageError(
        `\`${relative(process.cwd(), file)}\` is there already; nothing was written.`,
      );
    }
    throw error;
  }
  const after = checkContent(content, { asOf });
  const own = after.findings.filter((finding) => finding.file === `${draft.id}.md`);
  const path = relative(process.cwd(), file);
  if (hasError(own)) {
    rmSync(file);
    const toPath = (name: string): string => relative(process.cwd(), join(content, name));
    const { findText } = after.sources;
    process.stdout.write(renderText(own, { findText, toPath, hasColour: false }));
    console.error(`${path} was not written, as it would not pass the check.`);
    return 1;
  }
  console.log(path);
  return 0;
}

function toDraft(
  { plan }: CleanContent,
  { from, cycle: wanted, team: written }: Partial<Record<keyof typeof newOptions, string>>,
): DraftFile {
  const agreements = listPlans(plan, "mbo");
  const mbo = agreements.find(({ id }) => id === from);
  if (!mbo)
    throw new UsageError(
      `\`--from\` names an agreement: ${toChoice(agreements.map(({ id }) => id))}.`,
    );
  const cycle = plan.cycles.find((each) => each.cycle === (wanted ?? plan.currentCycle));
  if (!cycle)
    throw new UsageError(
      `\`--cycle\` is one of ${toChoice(plan.cycles.map((each) => each.cycle))}.`,
    );
  const team = findTeam(plan, written) ?? mbo.team;
  if (team === undefined)
    throw new UsageError(`\`--team\` is one of ${toChoice(plan.teams.map((each) => each.team))}.`);
  if (listDue(mbo, cycle).length === 0) {
    throw new UsageError(
      `\`${cycle.cycle}\` lies outside the time of \`${mbo.id}\`, ${mbo.period.start} to ${mbo.period.end}.`,
    );
  }
  return draftOkr(mbo, cycle, plan, team);
}

function findTeam({ teams }: Plan, name: string | undefined): TeamId | undefined {
  if (name === undefined) return undefined;
  const team = teams.find((each) => each.team === name);
  if (!team)
    throw new UsageError(`\`--team\` is one of ${toChoice(teams.map((each) => each.team))}.`);
  return team.team;
}

function toChoice(names: readonly string[]): string {
  return names.length === 0 ? "there is none" : names.map((name) => `\`${name}\``).join(", ");
}
