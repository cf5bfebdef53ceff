import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Writes the made-up pages of spec/models/shared. Run it after a change to this file, and commit the pages.

const folder = join(import.meta.dirname, "spec/models/shared");

/** The field name, the type cell, and whether the field is required. */
type Row = readonly [string, string, boolean];

const text = "*::String*";
const optionalText = "*T.nilable(::String)*";
const moment = "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)";
const day = "[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)";

/** The members of the 17-way union, each with the fields it has besides its tag and id. */
const events: Readonly<Record<string, readonly Row[]>> = {
  AccountCreated: [
    ["email", text, true],
    ["plan", optionalText, false],
  ],
  AccountClosed: [["reason", text, true]],
  SessionStarted: [
    ["ip", text, true],
    ["user_agent", optionalText, false],
  ],
  SessionEnded: [["seconds", "*::Integer*", true]],
  PasswordChanged: [["forced", "*T::Boolean*", true]],
  EmailVerified: [["email", text, true]],
  OrderPlaced: [
    ["total", "*::Float*", true],
    ["lines", "T::Array<*::String*>", true],
  ],
  OrderCancelled: [
    ["reason", optionalText, false],
    ["refund", "*::Float*", true],
  ],
  OrderShipped: [
    ["carrier", text, true],
    ["parcels", "*::Integer*", true],
  ],
  PaymentReceived: [
    ["amount", "*::Float*", true],
    ["currency", text, true],
  ],
  PaymentFailed: [
    ["code", text, true],
    ["retry", "*T::Boolean*", true],
  ],
  InvoiceIssued: [
    ["number", text, true],
    ["amount", "*::Float*", true],
  ],
  TicketOpened: [
    ["title", text, true],
    ["labels", "T::Array<*::String*>", false],
  ],
  TicketClosed: [["minutes", "*::Integer*", true]],
  FileUploaded: [
    ["name", text, true],
    ["bytes", "*::Integer*", true],
  ],
  FileDeleted: [["name", text, true]],
  WebhookFailed: [
    ["url", text, true],
    ["status", "*::Integer*", true],
  ],
};

const enumSize = 3824;

function write(title: string, body: string): void {
  writeFileSync(join(folder, `${title.toLowerCase()}.md`), `# ${title}\n\n\n${body}`);
}

function writeObject(title: string, rows: readonly Row[]): void {
  const lines = rows.map(([name, type, required]) => {
    const mark = required ? ":heavy_check_mark:" : ":heavy_minus_sign:";
    return `| \`${name}\` | ${type} | ${mark} | N/A |`;
  });
  const head = ["| Field | Type | Required | Description |", "| ----- | ----- | ----- | ----- |"];
  write(title, `## Fields\n\n${[...head, ...lines].join("\n")}`);
}

function writeEnum(title: string, values: readonly string[]): void {
  const lines = values.map((value) => `| \`${constantName(value)}\` | ${value} |`);
  const head = ["| Name | Value |", "| ----- | ----- |"];
  write(title, `## Values\n\n${[...head, ...lines].join("\n")}`);
}

function constantName(value: string): string {
  return value.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
}

function snake(title: string): string {
  return title.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

function link(title: string, written = `Models::Shared::${title}`): string {
  return `[${written}](../../models/shared/${title.toLowerCase()}.md)`;
}

function writeEvents(): void {
  for (const [title, rows] of Object.entries(events)) {
    writeEnum(`${title}Type`, [snake(title)]);
    writeObject(title, [["type", link(`${title}Type`), true], ["id", text, true], ...rows]);
  }
  const members = Object.keys(events).map((title) => `Models::Shared::${title}`);
  write("Event", "Something that happened, told by its `type`.\n");
  writeObject("EventPage", [["event", link("Event", `T.any(${members.join(", ")})`), true]]);
}

function writeOrders(): void {
  writeEnum("OrderState", ["open", "paid", "shipped", "cancelled"]);
  writeObject("Order", [
    ["id", text, true],
    ["customer", text, true],
    ["state", link("OrderState"), true],
    ["total", "*::Float*", true],
    ["items", "*::Integer*", true],
    ["gift", "*T::Boolean*", false],
    ["note", optionalText, false],
  ]);
  writeObject("OrderList", [
    ["orders", `T::Array<${link("Order")}>`, true],
    ["total", "*::Integer*", true],
  ]);
}

/** Returns words that differ but have common beginnings, like the codes of a real catalogue. */
function codes(): readonly string[] {
  const first = ["billing", "crm", "files", "hr", "iam", "mail", "news", "pay"];
  const second = ["contact", "entry", "group", "invoice", "item", "label", "note", "team"];
  return Array.from({ length: enumSize }, (_, index) => {
    const [a = "", b = ""] = [first[index % 8], second[Math.floor(index / 8) % 8]];
    return `${a}.${b}.v${Math.floor(index / 64)}`;
  });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeEvents();
writeOrders();
writeEnum("PermissionCode", codes());
writeObject("Schedule", [
  ["created_at", moment, true],
  ["updated_at", moment, false],
  ["due_on", day, true],
  ["title", text, true],
]);
