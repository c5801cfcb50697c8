import type { KpiAssessment, KpiHealth } from "../model/assessment.ts";
import type { Outlook, Pace, Status, StatusName } from "../model/status.ts";
import type { Format } from "./format.ts";
import type { Glyph, StatusView } from "./part.ts";

/** The shape and the word of every status: one place, so that they mean the same on every page. */
export const statusWords: Readonly<
  Record<StatusName, { readonly glyph: Glyph; readonly word: string }>
> = {
  ahead: { glyph: "ahead", word: "Ahead" },
  "on-pace": { glyph: "on", word: "On pace" },
  behind: { glyph: "behind", word: "Behind" },
  "off-pace": { glyph: "off", word: "Off pace" },
  "no-check-in": { glyph: "none", word: "No check-in" },
  pending: { glyph: "none", word: "Pending" },
  achieved: { glyph: "met", word: "Achieved" },
  partly: { glyph: "partly", word: "Partly" },
  missed: { glyph: "missed", word: "Missed" },
  dropped: { glyph: "dropped", word: "Dropped" },
  superseded: { glyph: "dropped", word: "Superseded" },
  declined: { glyph: "dropped", word: "Declined" },
  "not-recorded": { glyph: "none", word: "Not recorded" },
};

const healthWords: Readonly<Record<KpiHealth, { readonly glyph: Glyph; readonly word: string }>> = {
  healthy: { glyph: "on", word: "Healthy" },
  watch: { glyph: "behind", word: "Watch" },
  unhealthy: { glyph: "off", word: "Act" },
};

/** Why nothing can be said; a milestone that is open is known, and only its pace is not. */
const pendingWords = {
  "not-begun": "Not begun",
  "no-data": "No data yet",
  "not-due": "Not yet due",
} as const;

const outlookWords: Readonly<Record<Outlook, string>> = {
  "on-track": "on track",
  "at-risk": "at risk",
  "off-track": "off track",
};

/** The pace that a reported outlook reads as. */
const outlookPaces: Readonly<Record<Outlook, Pace>> = {
  "on-track": "on-pace",
  "at-risk": "behind",
  "off-track": "off-pace",
};

/** A status in a shape and words. */
export function viewStatus(status: Status, format: Format): StatusView {
  const { name } = status;
  const plain = { name, ...statusWords[name] };
  switch (status.basis) {
    case "closed":
      return { ...plain, say: status.reason ?? plain.word };
    case "silence": {
      const say =
        status.since === undefined
          ? "no check-in yet"
          : `no check-in since ${format.day(status.since)}`;
      return status.lastPace === undefined
        ? { ...plain, say }
        : { ...plain, say, last: statusWords[status.lastPace] };
    }
    case "pace": {
      const view = {
        ...plain,
        gap: format.signed(status.gap),
        say: toGapSentence(status.gap, format),
      };
      if (status.outlook === undefined || outlookPaces[status.outlook] === name) return view;
      return { ...view, reported: `reported ${outlookWords[status.outlook]}` };
    }
    case "outlook":
      return {
        ...plain,
        say: `reported ${outlookWords[status.outlook]}`,
        reported: "reported",
      };
    case "none":
      return {
        ...plain,
        word: pendingWords[status.why],
        say: pendingWords[status.why].toLowerCase(),
      };
  }
}

/** The health of a KPI in a shape and words; silence is told first, and what was read last beside it. */
export function viewKpiStatus(
  { health, staleSince }: KpiAssessment,
  format: Format,
): StatusView | undefined {
  const status = health && viewHealth(health);
  if (staleSince === undefined) return status;
  const say = `not read since ${format.day(staleSince)}`;
  const silent = { name: "no-check-in", glyph: "none", word: "Not read lately", say } as const;
  return status === undefined
    ? silent
    : { ...silent, last: { glyph: status.glyph, word: status.word } };
}

/** A health in a shape and words. */
export function viewHealth(health: NonNullable<KpiAssessment["health"]>): StatusView {
  const plain = { name: health.value, ...healthWords[health.value] };
  const say = plain.word.toLowerCase();
  if (health.basis === "computed") return { ...plain, say };
  return { ...plain, say: `reported ${say}`, reported: "reported" };
}

/** A gap in whole points as one says it: `9 points behind`, `1 point ahead`, `exactly on pace`. */
export function toGapSentence(gap: number, format: Format): string {
  if (gap === 0) return "exactly on pace";
  const size = Math.abs(gap);
  return `${format.value(size)} ${size === 1 ? "point" : "points"} ${gap < 0 ? "behind" : "ahead"}`;
}
