import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { portalSchema } from "../../src/model/schema/portal.ts";
import { parseSite } from "../../src/model/site-address.ts";

const { site } = portalSchema.shape;

describe("parseSite(text), and `site` of portal.yaml", () => {
  it.each([
    "https://strategy.example.org",
    "https://org.github.io/strategy/",
    "https://example.org/stratégie",
    "https://example.org/strat%C3%A9gie",
    "http://[::1]:4321/a",
  ])("both take `%s`", (text) => {
    expect(parseSite(text)).toBeDefined();
    expect(site.safeParse(text)).toEqual({ success: true, data: text });
  });

  it.each([
    ...[
      "https://h/a%zz",
      "https://h/%ff",
      "https://h/%2e%2e/x",
      "https://h/a%2Fb",
      "https://$(id)",
    ],
    ...[
      " https://h/a",
      "https://h/a ",
      "https://h/a\tb",
      "https:h/a",
      "https:///h",
      "https://h/a?b",
    ],
  ])("both refuse %j, which is said once", (text) => {
    expect(parseSite(text)).toBeUndefined();
    const messages = site.safeParse(text).error?.issues.map(({ message }) => message);
    expect(messages).toEqual([expect.stringMatching(/^is no address of a portal; write /)]);
  });

  it("the check lets nothing through that a build would not take as it is", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }).map((path) => `https://h.example/${path}`),
      fc.string({ maxLength: 12 }).map((host) => `https://${host}/a`),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.webPath().map((path) => `https://h.example${path}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const checked = site.safeParse(given);
        if (!checked.success) return;
        expect(checked.data).toBe(given);
        expect(parseSite(given)).toBeDefined();
      }),
    );
  });
});
