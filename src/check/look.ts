import type { DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { LowContrast } from "../model/look.ts";
import { findLowContrasts } from "../model/look.ts";
import { findNearest } from "../model/nearest.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { RuleCode } from "../model/rules.ts";
import { findTarget, indexPages } from "./page-index.ts";

/** Holds what `portal.yaml` says of look and navigation against the content folder, and colours against each other. */
export function checkLook(set: DocumentSet, graph: PlanGraph): readonly Finding[] {
  const { look, navigation } = graph.portal;
  return [
    ...checkLogo(look?.logo, set),
    ...findLowContrasts(look?.colours ?? {}).map(toContrastFinding),
    ...(navigation ? checkEntries(navigation.links, graph) : []),
  ];
}

function checkLogo(logo: string | undefined, { assets }: DocumentSet): readonly Finding[] {
  if (logo === undefined || assets.includes(logo)) return [];
  const nearest = findNearest(logo, assets);
  return [
    report("portal-config", ["look", "logo"], {
      message: `There is no image \`${logo}\` in the content folder.`,
      hint:
        nearest === undefined
          ? "Put it there, or take the key out."
          : `The nearest is \`${nearest}\`.`,
    }),
  ];
}

function toContrastFinding(low: LowContrast): Finding {
  const { name, theme, ratio, needed, token, ground, nearest } = low;
  // Cut, never rounded up to what it should be.
  const found = (Math.floor(ratio * 100) / 100).toFixed(2);
  const what = needed === 3 ? "what must be seen" : "text";
  return report("low-contrast", ["look", "colours", name, theme], {
    message: `With this colour, \`${token}\` on \`${ground}\` has a contrast of ${found} to 1 in the ${theme} theme, and ${what} needs ${needed}.`,
    hint:
      nearest === undefined
        ? "Take a colour of another lightness."
        : `The nearest that is enough is \`"${nearest}"\`.`,
  });
}

function checkEntries(
  links: readonly { readonly url: string }[],
  graph: PlanGraph,
): readonly Finding[] {
  const pages = indexPages(graph);
  return links.flatMap(({ url }, index) => {
    if (!url.startsWith("/")) return [];
    const { type } = findTarget(pages, url, "portal.yaml");
    if (type === "page" || type === "asset") return [];
    const nearest = findNearest(url, pages.pages.keys());
    return [
      report("broken-link", ["navigation", "links", index, "url"], {
        message: `The link \`${url}\` leads to a page that does not exist.`,
        hint:
          nearest === undefined
            ? "Link to a page by its path, as in `/themes/keep-time/`."
            : `The nearest is \`${nearest}\`.`,
      }),
    ];
  });
}

function report(
  code: RuleCode,
  keys: KeyPath,
  { message, hint }: { readonly message: string; readonly hint: string },
): Finding {
  return toFinding(code, "portal.yaml", message, { anchor: atValue(...keys), hint });
}
