import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** What each part of `src` may import of the others; `types` only as `import type`. */
const mayImport: Record<string, { all: string[]; types?: string[]; packages: RegExp }> = {
  model: { all: [], packages: /^zod$/ },
  read: {
    all: ["model"],
    types: ["view"],
    packages: /^(node:.*|gray-matter|yaml|js-yaml|satteri|mdast|fastest-levenshtein|zod)$/,
  },
  check: { all: ["model"], packages: /^(fastest-levenshtein|zod)$/ },
  graph: { all: ["model"], packages: /^d3-(hierarchy|sankey|shape|scale|array|time|format)$/ },
  // What another program says of a difference is taken by a schema only.
  history: { all: ["model", "check"], packages: /^(node:.*|zod)$/ },
  // Of SARIF the types only.
  report: { all: ["model", "check"], packages: /^(node:(path|util|crypto)|sarif)$/ },
  exchange: { all: ["model", "check"], packages: /^(node:.*|yaml|zod)$/ },
  view: { all: ["model", "graph", "history"], packages: /^zod$/ },
  site: {
    all: ["model", "read", "check", "graph", "history", "report", "exchange", "view"],
    packages: /^(node:.*|astro|astro\/runtime\/.*|pagefind|vite)$/,
  },
  client: {
    // Of the components only their shapes, which are data; style sheets are loaded with what they style.
    all: ["graph", "components", "styles"],
    types: ["view"],
    packages: /^d3-(selection|zoom|quadtree|scale|shape|array)$/,
  },
  // Geometry is a part of what a view holds, so its types are the view's.
  components: { all: ["components", "styles"], types: ["view", "graph"], packages: /^astro.*$/ },
  layouts: { all: ["components", "styles"], types: ["view"], packages: /^astro.*$/ },
  pages: {
    all: ["site", "components", "layouts", "styles"],
    types: ["view"],
    packages: /^astro.*$/,
  },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => /\.(ts|astro|mdx)$/.test(file))
  .sort();

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join("src", file), "utf8");
  const lines = text.matchAll(
    /^\s*(?:import|export)\s(type\s)?[^;'"]*?from\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm,
  );
  return [...lines].map((match) => ({
    file,
    from: match[2] ?? match[3] ?? match[4] ?? "",
    typeOnly: match[1] !== undefined,
  }));
});

describe("the direction of imports", () => {
  it("finds imports to look at", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it("is that of the architecture", () => {
    expect(imports.filter((line) => !isAllowed(line)).map(toText)).toEqual([]);
  });

  it("leaves no loop between files", () => {
    expect(findLoop()).toBeUndefined();
  });
});

describe("the files of src", () => {
  it("are named in kebab-case, components in PascalCase", () => {
    const odd = files.filter(
      (file) =>
        !file
          .split("/")
          .every((part) =>
            /^(\[(\.\.\.)?[a-zA-Z0-9]+\](\.[a-z]+)*|[a-z0-9-]+(\.[a-z]+)*|[A-Z][A-Za-z0-9]+\.astro)$/.test(
              part,
            ),
          ),
    );
    expect(odd).toEqual([]);
  });

  it("know no clock, no chance and no browser where they must be pure", () => {
    const pure = files.filter((file) => /^(model|check|graph|view|report)\//.test(file));
    const impure = pure.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bdocument\.(query|get|create)|\bwindow\./.test(
        readFileSync(join("src", file), "utf8"),
      ),
    );
    expect(impure).toEqual([]);
  });

  it("set no style attribute and no inline script, which the policy would refuse", () => {
    const markup = files.filter((file) => file.endsWith(".astro"));
    const inline = markup.filter((file) =>
      /\sstyle=|is:inline|define:vars|set:html=\{`/.test(readFileSync(join("src", file), "utf8")),
    );
    expect(inline).toEqual([]);
  });
});

describe("the length of files", () => {
  it("is 250 lines at most, or there is a reason at the top", () => {
    const long = ["src", "scripts", "bench", "test"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => join(folder, file))
        .filter((file) => /\.(ts|astro|css)$/.test(file))
        .map((file) => ({ file, text: readFileSync(file, "utf8") }))
        .filter(({ text }) => text.split("\n").length > 251),
    );
    expect(long.length).toBeGreaterThan(0);
    const unexplained = long.filter(({ text }) => !/^(?:\/\/|\/\*) Long because /.test(text));
    expect(unexplained.map(({ file }) => file)).toEqual([]);
  });
});

function isAllowed({ file, from, typeOnly }: Import): boolean {
  const part = file.split("/")[0] ?? "";
  const rule = mayImport[part];
  if (rule === undefined) return file === "content.config.ts";
  if (!from.startsWith(".")) {
    if (from.startsWith("astro:")) return ["pages", "components", "layouts"].includes(part);
    return rule.packages.test(from);
  }
  const target = toTarget(file, from).split("/")[0] ?? "";
  if (target === part || rule.all.includes(target)) return true;
  if (target === "client") return ["components", "layouts", "pages"].includes(part);
  return typeOnly && (rule.types ?? []).includes(target);
}

function findLoop(): string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const line of imports.filter(({ from, typeOnly }) => from.startsWith(".") && !typeOnly)) {
    targets.set(line.file, [...(targets.get(line.file) ?? []), toTarget(line.file, line.from)]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of targets.get(file) ?? []) {
      const loop = visit(target, [...path, file]);
      if (loop !== undefined) return loop;
    }
    done.add(file);
    return undefined;
  };
  for (const file of files) {
    const loop = visit(file, []);
    if (loop !== undefined) return loop;
  }
  return undefined;
}

function toTarget(file: string, from: string): string {
  return normalize(join(dirname(file), from))
    .split(sep)
    .join("/");
}

function toText({ file, from }: Import): string {
  return `${file} imports ${from}`;
}
