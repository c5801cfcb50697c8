const key = Symbol.for("plumbline.web");

/** Begins every module of the bundle: there, and nowhere else, the names of the web mean what stands in for it. */
export const webBanner = `const { Headers, Request, Response } = globalThis[Symbol.for("${Symbol.keyFor(key) ?? ""}")];`;

/**
 * Stand-ins for the web's `Headers`, `Request` and `Response`, as far as Astro needs them to render a page of which
 * nothing is asked but its path: the real ones copy each page several times on its way through a stream, and take as
 * long as a sixth of the rendering.
 */
class PageHeaders {
  readonly #values = new Map<string, string>();

  constructor(init?: PageHeaders | Iterable<readonly [string, string]> | Record<string, string>) {
    const entries = init && (Symbol.iterator in init ? init : Object.entries(init));
    for (const [name, value] of entries ?? []) this.set(name, value);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#values[Symbol.iterator]();
  }
}

export class PageRequest {
  readonly method = "GET";
  readonly headers = new PageHeaders();
  readonly url: string;

  constructor(url: string | URL) {
    this.url = String(url);
  }
}

export class PageResponse {
  readonly body: string | Uint8Array | null;
  readonly status: number;
  readonly headers: PageHeaders;

  constructor(
    body: string | Uint8Array | null,
    init: {
      readonly status?: number;
      readonly headers?: PageHeaders | Record<string, string>;
    } = {},
  ) {
    this.body = body;
    this.status = init.status ?? 200;
    this.headers = new PageHeaders(init.headers);
  }

  static json(value: unknown): PageResponse {
    return new PageResponse(JSON.stringify(value), {
      headers: { "Content-Type": "application/json" },
    });
  }
}

/** To be called before a bundle is imported. */
export function setPageWeb(): void {
  Object.assign(globalThis, {
    [key]: { Headers: PageHeaders, Request: PageRequest, Response: PageResponse },
  });
}
