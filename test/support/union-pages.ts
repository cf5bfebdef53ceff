import { objectPage } from "./object-page.ts";
import { enumPage } from "./validators-of.ts";

const link = (type: string, page: string): string => `[${type}](../../models/shared/${page}.md)`;

/** Returns the type cell of a field that refers to another model. */
const ref = (name: string): string => link(`Models::Shared::${name}`, name.toLowerCase());

/** Returns the type cell of a field that refers to a union with a page of its own. */
const any = (page: string, ...names: readonly string[]): string =>
  link(
    `T.any(${names.map((name) => (name.includes("::") ? name : `Models::Shared::${name}`)).join(", ")})`,
    page.toLowerCase(),
  );

const list = (cell: string): string => `T::Array<${cell}>`;
const mapOf = (cell: string): string => `T::Hash[Symbol, ${cell}]`;
const text = "*::String*";
const integer = "*::Integer*";
// In Ruby's pages, `Date` is a date-time on the wire, and `DateTime` is a date.
const moment = "[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)";
const day = "[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)";

const activity = any("Activity", "Lead", "Sale", "Click");
const payment = any("Payment", "Card", "Bank");
const level = any("Level", "Low", "High");
const source = any("Source", "CardSource", "BankSource", "Wallet");
const contact = any("Contact", "Person", "Company");
const target = any("Target", "::String", "::Integer");
const targets = any("Targets", "::String", "T::Array[::String]");
const groups = any(
  "Groups",
  "T::Array[Models::Shared::Person]",
  "T::Array[Models::Shared::Company]",
);
const party = any("Party", "Person", "Activity");

/**
 * Unions of every kind: with a tag that has one text per member, several texts, or integers; with a type and then a
 * subtype; without a tag, of objects, of scalars, and of lists; a union in a union; and objects that hold unions in
 * lists and maps.
 */
export const unionPages: Readonly<Record<string, string>> = {
  "shared/lead.md": objectPage(
    "Lead",
    ["kind", ref("LeadKind"), true],
    ["name", text, true],
    ["email", `T.nilable(${text})`, true],
  ),
  "shared/leadkind.md": enumPage("LeadKind", "lead"),
  "shared/sale.md": objectPage(
    "Sale",
    ["kind", ref("SaleKind"), true],
    ["amount", integer, true],
    ["currency", ref("Currency"), true],
    ["lines", list(ref("Line")), false],
  ),
  "shared/salekind.md": enumPage("SaleKind", "sale"),
  "shared/currency.md": enumPage("Currency", "eur", "usd"),
  "shared/line.md": objectPage("Line", ["sku", text, true], ["count", integer, true]),
  "shared/click.md": objectPage(
    "Click",
    ["kind", ref("ClickKind"), true],
    ["at", moment, true],
    ["day", day, false],
  ),
  "shared/clickkind.md": enumPage("ClickKind", "click"),
  "shared/activity.md": "# Activity\n",

  "shared/card.md": objectPage(
    "Card",
    ["method", ref("CardMethod"), true],
    ["number", text, true],
    ["holder", `T.nilable(${ref("Person")})`, true],
  ),
  "shared/cardmethod.md": enumPage("CardMethod", "visa", "amex"),
  "shared/bank.md": objectPage("Bank", ["method", ref("BankMethod"), true], ["iban", text, true]),
  "shared/bankmethod.md": enumPage("BankMethod", "sepa", "ach"),
  "shared/payment.md": "# Payment\n",

  "shared/low.md": objectPage("Low", ["level", ref("LowLevel"), true], ["note", text, true]),
  "shared/lowlevel.md": enumPage("LowLevel", 1),
  "shared/high.md": objectPage("High", ["level", ref("HighLevel"), true], ["pager", text, true]),
  "shared/highlevel.md": enumPage("HighLevel", 2),
  "shared/level.md": "# Level\n",

  "shared/cardsource.md": objectPage(
    "CardSource",
    ["type", ref("BankingType"), true],
    ["sub", ref("CardSub"), true],
    ["last4", text, true],
  ),
  "shared/banksource.md": objectPage(
    "BankSource",
    ["type", ref("BankingType"), true],
    ["sub", ref("BankSub"), true],
    ["iban", text, true],
  ),
  "shared/wallet.md": objectPage(
    "Wallet",
    ["type", ref("WalletType"), true],
    ["owner", text, true],
  ),
  "shared/bankingtype.md": enumPage("BankingType", "banking"),
  "shared/wallettype.md": enumPage("WalletType", "wallet"),
  "shared/cardsub.md": enumPage("CardSub", "card"),
  "shared/banksub.md": enumPage("BankSub", "account"),
  "shared/source.md": "# Source\n",

  "shared/person.md": objectPage(
    "Person",
    ["first_name", text, true],
    ["last_name", text, true],
    ["age", integer, false],
  ),
  "shared/company.md": objectPage(
    "Company",
    ["company_name", text, true],
    ["vat_id", text, true],
    ["contacts", list(ref("Person")), false],
  ),
  "shared/contact.md": "# Contact\n",
  "shared/target.md": "# Target\n",
  "shared/targets.md": "# Targets\n",
  "shared/groups.md": "# Groups\n",
  "shared/party.md": "# Party\n",

  "shared/order.md": objectPage(
    "Order",
    ["payments", list(payment), true],
    ["events", mapOf(activity), true],
    ["level", level, true],
    ["source", source, true],
    ["contact", `T.nilable(${contact})`, true],
    ["target", target, true],
    ["targets", targets, true],
    ["groups", groups, false],
    ["party", party, false],
    ["parent", ref("Order"), false],
  ),
};
