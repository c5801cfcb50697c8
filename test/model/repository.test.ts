import { describe, expect, it } from "vitest";
import { portalSchema } from "../../src/model/schema/portal.ts";

const usual = { url: "https://github.com/firth/plans", branch: "main", contentPath: "content" };

/** What the schema says against a repository. */
function refuse(own: Partial<typeof usual>): readonly string[] {
  const { error } = portalSchema.shape.repository.safeParse({ ...usual, ...own });
  return error?.issues.map(({ message }) => message) ?? [];
}

describe("portalSchema, of a repository", () => {
  it.each([
    "https://u:SECRET@host.example/a/b",
    "https://TOKEN@host.example/a/b",
    "https://host.example/a/b?token=SECRET",
    "https://host.example/a/b#part",
    "https://host.example/a b",
    'https://host.example/a"b',
    "https://host.example/a'b",
    "https://host.example/a/../b",
    "https://host.example/a\n",
    "ftp://host.example/a",
  ])("takes %j for no address, and says once how one is written", (url) => {
    expect(refuse({ url })).toEqual([expect.stringContaining("`https://github.com/firth/plans`")]);
  });

  it.each(["../content", "a/../b", "..", "a b", 'a"b', "a'b", "/content", "a\nb", "--out"])(
    "takes %j for no folder",
    (contentPath) => {
      expect(refuse({ contentPath })).toEqual([expect.stringContaining("`docs/content`")]);
    },
  );

  it.each(['ma"in', "ma'in", "main\n", "a b", "$(x)", "a..b", "--force", ""])(
    "takes %j for no branch",
    (branch) => {
      expect(refuse({ branch })).toEqual([expect.stringContaining("`main`")]);
    },
  );

  it("takes what hosts, branches and folders are called", () => {
    for (const url of [
      "https://git.example.org:8443/group/sub-group/plans.git",
      "http://[::1]/a/b/",
      "https://bücher.example/~ada/plans",
    ]) {
      expect(refuse({ url }), url).toEqual([]);
    }
    for (const branch of ["release/2026-q3", "präsens", "fix#12"]) {
      expect(refuse({ branch }), branch).toEqual([]);
    }
    for (const contentPath of [".", "docs/content", "./content/", ".plans", "inhalt/pläne"]) {
      expect(refuse({ contentPath }), contentPath).toEqual([]);
    }
  });
});
