import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Portal } from "../model/plan.ts";

/** Checks settings that are valid each by itself, and with which no page could be written or no number would be right. */
export function checkSettings({ locale, timeZone, status, sweetSpot }: Portal): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (keys: readonly string[], message: string, hint: string): void => {
    const details = { anchor: atValue(...keys), hint };
    findings.push(toFinding("portal-config", "portal.yaml", message, details));
  };
  if (!isLocale(locale)) {
    const message = `\`${locale}\` is no locale, so no number and no date could be written.`;
    report(["locale"], message, "Write a language and a country, as in `en-GB`.");
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const message = `\`${timeZone}\` is no time zone.`;
    report(["timeZone"], message, "Write its name in the IANA list, as in `Europe/London`.");
  }
  if (status.onPace > status.behind) {
    const message = `What is up to ${status.onPace} points below would be on pace, and from ${status.behind} on off pace.`;
    report(["status"], message, "Let `behind` be the larger of the two.");
  }
  const [low, high] = sweetSpot;
  if (low < 0 || high > 1 || low > high) {
    const message = `The sweet spot runs from ${low} to ${high}, and scores run from 0 to 1.`;
    report(["scoring", "sweetSpot"], message, "Write it as in `[0.6, 0.7]`.");
  }
  return findings;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
