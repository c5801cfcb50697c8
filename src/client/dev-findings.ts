import type { DevReport } from "../view/dev-finding.ts";
import { create, createItem, createMessage, toCounts, toHeading } from "./dev-item.ts";
import { devStyle } from "./dev-style.ts";

/** Shows what the check finds over the page, while plans are edited. In development only. */
export function watchFindings(
  address: string,
  onChange: (show: (report: DevReport) => void) => void,
): void {
  const overlay = new Overlay();
  const show = (report: DevReport): void => {
    overlay.show(report);
  };
  onChange(show);
  void fetch(address)
    .then((response) => response.json() as Promise<DevReport>)
    .then(show);
}

/** Where it is kept that somebody has closed the list, and for which errors: a page is loaded anew on every change. */
const closedKey = "plumbline-dev-closed";

/**
 * A badge that counts, and a list that opens by itself where a plan has errors. It lives in a shadow of its own, so that
 * neither it nor the portal draws the other.
 */
class Overlay {
  readonly #host = create("div");
  readonly #badge = create("button", "badge");
  readonly #panel = create("section", "panel");
  readonly #heading = create("h2");
  readonly #list = create("ol");
  readonly #status = create("p", "unseen");
  #report: DevReport | undefined;

  constructor() {
    this.#host.id = "plumbline-dev";
    const shadow = this.#host.attachShadow({ mode: "open" });
    const all = create("div", "all");
    this.#badge.type = "button";
    this.#badge.addEventListener("click", () => {
      this.#open(true);
    });
    this.#heading.id = "found";
    this.#panel.setAttribute("aria-labelledby", "found");
    this.#status.setAttribute("role", "status");
    const close = create("button", "", "Close");
    close.type = "button";
    close.addEventListener("click", () => {
      this.#close();
    });
    const head = create("div", "head");
    head.append(
      this.#heading,
      create("span", "keys", "↑ ↓ from one to the next, Esc closes"),
      close,
    );
    this.#panel.append(head, this.#list);
    this.#panel.addEventListener("keydown", (event) => {
      this.#move(event, shadow);
    });
    all.append(this.#status, this.#panel, this.#badge);
    shadow.append(create("style", "", devStyle), all);
    document.addEventListener("keydown", ({ key }) => {
      // A dialogue of the page that is open comes first.
      if (key === "Escape" && !this.#panel.hidden && !document.querySelector("dialog[open]")) {
        this.#close();
      }
    });
  }

  show(report: DevReport): void {
    this.#report = report;
    const hasAny = report.findings.length > 0;
    if (!hasAny) {
      this.#host.remove();
      sessionStorage.removeItem(closedKey);
      return;
    }
    if (!this.#host.isConnected) document.body.append(this.#host);
    this.#heading.textContent = toHeading(report);
    this.#status.textContent = report.errors > 0 ? toHeading(report) : "";
    this.#badge.textContent = `${report.errors > 0 ? "◆" : "▼"} ${toCounts(report)}`;
    this.#panel.classList.toggle("panel--mild", report.errors === 0);
    this.#list.replaceChildren(...report.findings.map(createItem));
    const more = report.errors + report.warnings + report.infos - report.findings.length;
    if (more > 0) this.#list.append(create("li", "", `${more} more: npm run check lists them.`));
    for (const gap of report.gaps) {
      const item = create("li");
      item.append(createMessage(gap));
      this.#list.append(item);
    }
    const isClosed = sessionStorage.getItem(closedKey) === toSign(report);
    // What there is without a plan is opened to be read: the list lies over it only where it is asked for.
    this.#setOpen(report.errors > 0 && report.shown !== "none" && !isClosed);
  }

  #open(takesFocus: boolean): void {
    sessionStorage.removeItem(closedKey);
    this.#setOpen(true);
    if (takesFocus) this.#list.querySelector("a")?.focus();
  }

  #close(): void {
    if (this.#report) sessionStorage.setItem(closedKey, toSign(this.#report));
    const hadFocus = this.#panel.matches(":focus-within");
    this.#setOpen(false);
    if (hadFocus) this.#badge.focus();
  }

  #setOpen(isOpen: boolean): void {
    this.#panel.hidden = !isOpen;
    this.#badge.hidden = isOpen;
  }

  /** Arrow keys go from the place of one finding to that of the next. */
  #move(event: KeyboardEvent, shadow: ShadowRoot): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const focused = shadow.activeElement;
    if (step === undefined || !focused || focused.matches("pre")) return;
    const places = [...this.#list.querySelectorAll<HTMLElement>("a.place")];
    const at = places.findIndex((place) => place.closest("li") === focused.closest("li"));
    const next = places[Math.min(places.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** By what it is known that the errors are others. */
function toSign({ findings }: DevReport): string {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ place, code }) => `${place} ${code}`)
    .join("\n");
}
