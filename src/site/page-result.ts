/** What the components of a page are given of the page that they are on; stands in for Astro's own result. */
export interface PageResult {
  readonly createAstro: (props: unknown) => PageAstro;
  /** The links to its styles. */
  readonly head: string;
  /** The script that a component brings, as an element; nothing where the page has it by now. */
  readonly takeScript: (id: string) => string;
}

/** What a component can ask for as `Astro`. */
export interface PageAstro {
  readonly props: unknown;
  readonly url: URL;
  readonly routePattern: string;
  /** Set by the component. */
  self?: unknown;
}

/** What Astro's bundle says of a page module, as far as a page is made of it. */
export interface PageModule {
  readonly routePattern: string;
  readonly head: string;
  /** The address of a component's script. */
  readonly toScript: (id: string) => string;
}

/** What is new for each page. Throws where a component asks for what only a server could tell. */
export function createPageResult(module: PageModule, path: string): PageResult {
  const { routePattern, head, toScript } = module;
  const url = new URL(encodeURI(path), "http://localhost");
  const scripts = new Set<string>();
  return {
    createAstro: (props) => new Astro(props, url, routePattern),
    head,
    takeScript: (id) => {
      if (scripts.has(id)) return "";
      scripts.add(id);
      return `<script type="module" src="${toScript(id)}"></script>`;
    },
  };
}

class Astro implements PageAstro {
  readonly props: unknown;
  readonly url: URL;
  readonly routePattern: string;
  self: unknown;

  constructor(props: unknown, url: URL, routePattern: string) {
    this.props = props;
    this.url = url;
    this.routePattern = routePattern;
  }
}

const missing = ["slots", "params", "request", "response", "cookies", "locals", "redirect", "site"];
for (const name of missing) {
  Object.defineProperty(Astro.prototype, name, {
    get: () => {
      throw new Error(`not there while pages are built: Astro.${name}`);
    },
  });
}
