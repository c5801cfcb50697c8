import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isRecord } from "../../src/model/record.ts";

const modules = join(import.meta.dirname, "../../node_modules");

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A language server of an editor, talked to as an editor does: messages of JSON over its standard streams. */
export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #workspace: string;
  readonly #settings: Readonly<Record<string, unknown>>;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #diagnostics = new Map<string, (diagnostics: readonly string[]) => void>();
  #input = Buffer.alloc(0);
  #count = 0;

  /** `program` is a path below `node_modules`; `settings` are those of the editor. */
  constructor(
    program: string,
    workspace: string,
    settings: Readonly<Record<string, unknown>> = {},
  ) {
    this.#workspace = workspace;
    this.#settings = settings;
    this.#process = spawn(process.execPath, [join(modules, program), "--stdio"]);
    this.#process.stdout.on("data", (data: Buffer) => {
      this.#input = Buffer.concat([this.#input, data]);
      this.#read();
    });
  }

  async start(): Promise<void> {
    const uri = pathToFileURL(this.#workspace).href;
    await this.#ask("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "plans" }],
      capabilities: {
        textDocument: { completion: { completionItem: {} }, publishDiagnostics: {}, hover: {} },
        workspace: { workspaceFolders: true, configuration: true },
      },
      initializationOptions: {
        typescript: { tsdk: join(modules, "typescript/lib") },
        contentIntellisense: this.#settings["astro.content-intellisense"] === true,
      },
    });
    this.#send({ method: "initialized", params: {} });
  }

  /** Opens a file with a text; resolves to what the server underlines in it, once it has looked. */
  async open(file: string, languageId: string, text: string): Promise<readonly string[]> {
    const uri = this.#toUri(file);
    const said = new Promise<readonly string[]>((resolve) => {
      this.#diagnostics.set(uri, resolve);
    });
    this.#send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId, version: 1, text } },
    });
    return said;
  }

  /** What the server offers at a place; lines and columns count from 0, as editors count. */
  async complete(file: string, line: number, character: number): Promise<readonly string[]> {
    const { result } = await this.#askAt("completion", file, { line, character });
    const items = isRecord(result) ? result["items"] : result;
    if (!Array.isArray(items)) return [];
    return items.filter(isRecord).map(({ label }) => String(label));
  }

  /** What the server says of the word at a place. */
  async hover(file: string, line: number, character: number): Promise<string> {
    const { result } = await this.#askAt("hover", file, { line, character });
    const contents = isRecord(result) ? result["contents"] : undefined;
    return isRecord(contents) ? String(contents["value"]) : "";
  }

  stop(): void {
    this.#process.kill();
  }

  #toUri(file: string): string {
    return pathToFileURL(join(this.#workspace, file)).href;
  }

  #askAt(what: string, file: string, position: object): Promise<Message> {
    return this.#ask(`textDocument/${what}`, {
      textDocument: { uri: this.#toUri(file) },
      position,
    });
  }

  #ask(method: string, params: unknown): Promise<Message> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ id, method, params });
    });
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(): void {
    for (;;) {
      const head = this.#input.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/i.exec(this.#input.toString("latin1", 0, head))?.[1];
      const end = head + 4 + Number(length);
      if (head < 0 || this.#input.length < end) return;
      // What the other side of the protocol sends.
      const message = JSON.parse(this.#input.toString("utf8", head + 4, end)) as Message;
      this.#input = this.#input.subarray(end);
      this.#take(message);
    }
  }

  #take({ id, method, params, ...answer }: Message): void {
    if (id !== undefined && method !== undefined) {
      const result = method === "workspace/configuration" ? this.#toSettings(params) : null;
      this.#send({ id, result });
    } else if (id !== undefined) this.#waiting.get(id)?.({ id, ...answer });
    else if (method === "textDocument/publishDiagnostics" && isRecord(params)) {
      const list = params["diagnostics"];
      const texts = Array.isArray(list) ? list.filter(isRecord).map((each) => each["message"]) : [];
      this.#diagnostics.get(String(params["uri"]))?.(texts.map(String));
    }
  }

  /** The sections that the server asks for, of the settings as they are written: `yaml` of `yaml.schemas`. */
  #toSettings(params: unknown): readonly unknown[] {
    const items = isRecord(params) ? params["items"] : [];
    if (!Array.isArray(items)) return [];
    return items.filter(isRecord).map(({ section }) => {
      const prefix = `${String(section)}.`;
      const own = Object.entries(this.#settings).filter(([key]) => key.startsWith(prefix));
      if (own.length === 0) return null;
      const nested: Record<string, unknown> = {};
      for (const [key, value] of own) {
        const [first = "", second] = key.slice(prefix.length).split(".");
        nested[first] = second === undefined ? value : { [second]: value };
      }
      return nested;
    });
  }
}
