import type { DevFinding, DevReport } from "../view/dev-finding.ts";

/** Shapes beside the words: never colour alone. */
const marks = { error: "◆", warning: "▼", info: "●" } as const;

/** What was found, in a few words: `2 errors, 1 warning`. */
export function toCounts({ errors, warnings, infos }: DevReport): string {
  const counted = [
    [errors, "error", "errors"],
    [warnings, "warning", "warnings"],
    [infos, "remark", "remarks"],
  ] as const;
  return counted
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}

/** The heading of the list: what was found, and what the page below it shows. */
export function toHeading(report: DevReport): string {
  const counts = toCounts(report);
  if (report.shown === "this") return `${counts} in this plan`;
  if (report.shown === "none") return `${counts}: there is no portal to show yet`;
  return `${counts}: this page shows the last plan without errors`;
}

/** A finding: where it is, what is wrong, the lines around it, what mends it, and why there is such a rule. */
export function createItem(finding: DevFinding): HTMLElement {
  const { severity, code, place, editor, message, hint, frame } = finding;
  const item = create("li");
  const where = create("p", "where");
  const level = create("span", `level level--${severity}`, `${marks[severity]} ${severity}`);
  const link = create("a", "place", place);
  link.href = editor;
  link.title = "Open in the editor";
  const copy = create("button", "", "Copy path");
  copy.type = "button";
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(place).then(() => (copy.textContent = "Copied"));
  });
  where.append(level, link, copy);
  item.append(where, createMessage(message));
  if (frame !== undefined) {
    const lines = create("pre", "", frame);
    lines.tabIndex = 0;
    lines.setAttribute("role", "region");
    lines.setAttribute("aria-label", `The lines around ${place}`);
    item.append(lines);
  }
  if (hint !== undefined) item.append(createMessage(hint, "Mend it: "));
  const why = create("p");
  const page = create("a", "", `Why: ${code}`);
  page.href = `/rules/${code}/`;
  why.append(page);
  item.append(why);
  return item;
}

/** A message with the author's own text set off. */
export function createMessage(parts: DevFinding["message"], lead = ""): HTMLElement {
  const line = create("p");
  if (lead !== "") line.append(create("b", "", lead));
  line.append(...parts.map(({ text, quoted }) => (quoted ? create("code", "", text) : text)));
  return line;
}

/** An element with its class and its text. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = "",
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  element.textContent = text;
  return element;
}
