import { describe, expect, it } from "vitest";
import { sectionNames } from "../../src/model/schema/portal.ts";
import { renderLook } from "../../src/view/look.ts";
import { viewTeams } from "../../src/view/teams.ts";
import { readPortal } from "./portal-folder.ts";

const cycle = "{id: 2026-q3, label: Q3 2026, start: 2026-07-01, end: 2026-09-30}";
const kpi = "---\nkind: kpi\ntitle: Right-time arrivals\ndirection: higher\n---\n";
const viewSections = (more: string): readonly string[] => {
  const portal = `name: Test Line\nlocale: en-GB\ncycles: [${cycle}]\n${more}`;
  const context = readPortal({ "portal.yaml": portal, "kpis/arrivals.md": kpi });
  return viewTeams(context).frame.sections.map(({ url }) => url);
};

describe("viewFrame(context, page) of a portal with a navigation of its own", () => {
  const usual = viewSections("");

  it("knows every section by the name that it has in portal.yaml", () => {
    const names = usual.slice(1).map((url) => url.slice(1, -1));
    expect(names.filter((name) => !(sectionNames as readonly string[]).includes(name))).toEqual([]);
  });

  it("puts first what is to be first, leaves out what is hidden, and adds links behind", () => {
    const links = "links: [{title: A, url: 'https://example.org/'}]";
    const own = viewSections(
      `navigation: {order: [kpis, teams], hide: [health, people], ${links}}\n`,
    );
    expect(own.slice(0, 3)).toEqual(["/", "/kpis/", "/teams/"]);
    expect(own.at(-1)).toBe("https://example.org/");
    const rest = usual.filter((url) => !["/health/", "/people/"].includes(url));
    expect(own.slice(0, -1).sort()).toEqual([...rest].sort());
  });
});

describe("renderLook(portal)", () => {
  it("writes nothing where nothing is chosen", () => {
    expect(renderLook({})).toBe("");
    expect(renderLook({ look: { colours: {} } })).toBe("");
  });

  it("writes a theme twice: for whoever follows the machine, and for whoever chose", () => {
    const css = renderLook({ look: { colours: { accent: { dark: "#6fd3b0" } } } });
    expect(css.match(/--chalk: #6fd3b0;/g)).toHaveLength(2);
    expect(css).not.toContain("--paper:");
    expect(css).not.toContain("print");
  });
});
