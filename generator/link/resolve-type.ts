import type { Settings } from "../config/settings.ts";
import { diagnostic, type Diagnostic, type Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceSpan } from "../diagnostics/span.ts";
import type { TypeExpression } from "../read/dialects/type-expression.ts";
import { assertNever, modelId, type ModelId, type TypeNode } from "../model/type.ts";
import { isExternal } from "../read/dialects/external-link.ts";
import { findLinked, findModel, isUnread, type PageEntry, type PageIndex } from "./page-index.ts";
import { isTransport } from "./transport.ts";
import { distinctTypes, type UnionUse } from "./union-uses.ts";

/** A type with its references resolved, and what its cell says about union pages. */
export interface ResolvedType {
  readonly type: TypeNode;
  readonly nullable: boolean;
  readonly transport: boolean;
  readonly unionUses: readonly (UnionUse & { readonly id: ModelId })[];
  /** The union pages whose members the cell should list, but in a way that was not understood. */
  readonly refusedUnions: readonly ModelId[];
}

/**
 * Resolves the type of one cell on page `file`. An outer nilable becomes a flag; the rest becomes a type that refers
 * to models by id. A reference that cannot be resolved is reported and becomes `unknown`.
 */
export function resolveType(
  expression: TypeExpression,
  file: string,
  index: PageIndex,
  dateLinks: Settings["dateLinks"],
): Outcome<ResolvedType> {
  const resolver = new Resolver(file, index, dateLinks);
  const nullable = expression.kind === "nullable";
  const inner = expression.kind === "nullable" ? expression.of : expression;
  const type = resolver.resolve(inner);
  const { unionUses, refusedUnions, diagnostics } = resolver;
  const transport = isTransport(inner) || (type.kind === "ref" && index.exchangePages.has(type.id));
  return { value: { type, nullable, transport, unionUses, refusedUnions }, diagnostics };
}

class Resolver {
  readonly unionUses: (UnionUse & { readonly id: ModelId })[] = [];
  readonly refusedUnions: ModelId[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #index: PageIndex;
  readonly #dateLinks: Settings["dateLinks"];

  constructor(file: string, index: PageIndex, dateLinks: Settings["dateLinks"]) {
    this.#file = file;
    this.#index = index;
    this.#dateLinks = dateLinks;
  }

  resolve(expression: TypeExpression): TypeNode {
    switch (expression.kind) {
      case "primitive":
        return { kind: expression.name };
      case "date": {
        const isDate = expression.written === "Date";
        return { kind: isDate === (this.#dateLinks === "swapped") ? "datetime" : "date" };
      }
      case "literal":
        return { kind: "literal", value: expression.value };
      case "page":
        return this.#resolvePage(expression);
      case "list":
        return { kind: "array", items: this.resolve(expression.items) };
      case "map":
        return { kind: "map", values: this.resolve(expression.values) };
      case "nullable":
        return { kind: "nullable", of: this.resolve(expression.of) };
      case "named":
        return this.#resolveNamed(expression, null);
      case "union":
        return union(this.#members(expression.members));
      case "linked":
        return this.#resolveLinked(expression);
      case "transport":
        return { kind: "unknown" };
      case "invalid":
        this.diagnostics.push(...this.#withSuggestion(expression));
        for (const href of expression.hrefs) {
          const page = this.#unionPage(href, []);
          if (page !== null) this.refusedUnions.push(page.id);
        }
        return { kind: "unknown" };
      default:
        return assertNever(expression);
    }
  }

  /**
   * Adds a suggestion to a finding about an unknown type. Dialects know the types of their language, but only the
   * linker knows the models.
   */
  #withSuggestion({ finding, unknownName }: TypeExpression & { kind: "invalid" }): Diagnostic[] {
    if (finding === null) return [];
    if (unknownName === undefined) return [finding];
    const suggestion = this.#index.near(unknownName)?.title ?? null;
    return [diagnostic("MM3001", { name: unknownName, suggestion }, finding.span)];
  }

  #members(members: readonly TypeExpression[]): readonly TypeNode[] {
    return distinctTypes(members.map((member) => this.resolve(member)));
  }

  #resolveNamed(named: TypeExpression & { kind: "named" }, href: string | null): TypeNode {
    const entry = findModel(this.#index, named, href, this.#file);
    if (entry !== null) return { kind: "ref", id: entry.id };
    if (!isUnread(this.#index, named, href, this.#file)) {
      this.diagnostics.push(this.#notFound(named, href));
    }
    return { kind: "unknown" };
  }

  #notFound(named: TypeExpression & { kind: "named" }, href: string | null): Diagnostic {
    const { written: name, span } = named;
    if (href !== null && isExternal(href)) return diagnostic("MM3004", { name, href }, span);
    if (href === null && named.modules.length === 0) {
      return diagnostic("MM3001", { name, suggestion: suggestedClass(named, this.#index) }, span);
    }
    const linked = href === null ? undefined : findLinked(this.#index, href, this.#file)[0];
    const suggestion = suggestedPath(named, this.#index, linked);
    return diagnostic("MM4001", { name, href, suggestion }, span);
  }

  #resolvePage({ href, span }: TypeExpression & { kind: "page" }): TypeNode {
    const [entry] = findLinked(this.#index, href, this.#file);
    if (entry !== undefined) return { kind: "ref", id: entry.id };
    if (!isUnread(this.#index, null, href, this.#file)) {
      this.diagnostics.push(
        diagnostic("MM4001", { name: href, href: null, suggestion: null }, span),
      );
    }
    return { kind: "unknown" };
  }

  /**
   * Resolves a link. It leads to a model, to an outside class, or to the page of the union that its text spells out.
   */
  #resolveLinked(linked: TypeExpression & { kind: "linked" }): TypeNode {
    const { of, href, span } = linked;
    if (of.kind === "date" || of.kind === "transport") return this.resolve(of);
    if (of.kind === "invalid") return this.#resolveInvalidLink(of, href);
    if (of.kind === "named") {
      const type = this.#resolveNamed(of, href);
      const page = type.kind === "ref" ? this.#unionPage(href, [type]) : null;
      // The page is not the page of this class, so it is a union with this one member.
      if (page === null || (type.kind === "ref" && page.id === type.id)) return type;
      return this.#useUnion(page, [type], span);
    }
    const members = of.kind === "union" ? this.#members(of.members) : [this.resolve(of)];
    const page = this.#unionPage(href, members);
    if (page !== null) return this.#useUnion(page, members, span);
    this.diagnostics.push(diagnostic("MM4006", { href }, span));
    return union(members);
  }

  /** Resolves a link whose text was not understood, so that it does not tell the members of its page. */
  #resolveInvalidLink(of: TypeExpression & { kind: "invalid" }, href: string): TypeNode {
    return this.resolve({ ...of, hrefs: [...of.hrefs, href] });
  }

  #useUnion(page: PageEntry, members: readonly TypeNode[], span: SourceSpan): TypeNode {
    this.unionUses.push({ id: page.id, members, span });
    return { kind: "ref", id: page.id };
  }

  /**
   * Returns the union page that a link means. If there are two, the one in the folder of the members is preferred.
   */
  #unionPage(href: string, members: readonly TypeNode[]): PageEntry | null {
    const candidates = findLinked(this.#index, href, this.#file).filter(
      ({ page }) => page.body.kind === "bare",
    );
    const beside = candidates.find(({ namespace }) =>
      members.some((member) => member.kind === "ref" && member.id.startsWith(`${namespace}/`)),
    );
    return beside ?? candidates[0] ?? null;
  }
}

/**
 * Returns a suggestion for a class without modules: the model in another folder that has this title, a built-in with a
 * similar name, or a model with a similar title.
 */
function suggestedClass(
  { name, nearBuiltIn }: TypeExpression & { kind: "named" },
  { near }: PageIndex,
): string | null {
  const nearModel = near(name);
  if (nearModel?.title === name) return nearModel.id;
  return nearBuiltIn ?? nearModel?.title ?? null;
}

/** Returns a suggestion, in the spelling of the cell if only the title differs, and as an id otherwise. */
function suggestedPath(
  { name, modules, written }: TypeExpression & { kind: "named" },
  { near }: PageIndex,
  linked: PageEntry | undefined,
): string | null {
  const candidate = linked === undefined ? near(name) : { id: linked.id, title: linked.page.title };
  if (candidate === null) return null;
  const isBeside = candidate.id === modelId(modules.at(-1) ?? "", candidate.title);
  return isBeside ? written.replace(/\w+$/, candidate.title) : candidate.id;
}

function union(members: readonly TypeNode[]): TypeNode {
  const [only, ...more] = members;
  return only !== undefined && more.length === 0 ? only : { kind: "union", members };
}
