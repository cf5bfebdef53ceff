import { name, type Name } from "../typescript/code-text.ts";

/** What the functions of one model are called. */
export interface ValidatorNames {
  readonly guard: Name;
  readonly validate: Name;
  readonly validatePartial: Name;
  readonly parse: Name;
  readonly assert: Name;
  readonly parseJson: Name;
  readonly serialize: Name;
  readonly schema: Name;
  /** What the schema was called before; it goes with the next major version. */
  readonly oldSchema: Name;
  /** The guard that refuses unknown keys, where the settings ask for one. For other modules only. */
  readonly strictGuard: Name;
  /** Finds the issues; where values are converted, from the wire. For other modules only. */
  readonly check: Name;
  /** The same towards the wire. */
  readonly encode: Name;
}

/** What the names of functions are made of. */
interface NameStems {
  readonly typeName: Name;
  readonly valueStem: Name;
}

/** The names that a module of validators declares for a model, whatever else it needs. */
export function declaredNames(own: NameStems): readonly Name[] {
  const { guard, strictGuard, check, encode, ...others } = validatorNames(own);
  const counted = [guard, strictGuard, check, encode].flatMap((one) => [one, atDepth(one)]);
  return [...counted, ...Object.values(others)];
}

/** The names of a model's functions, from those of its type. */
export function validatorNames({ typeName, valueStem }: NameStems): ValidatorNames {
  return {
    guard: name`is${typeName}`,
    validate: name`validate${typeName}`,
    validatePartial: name`validatePartial${typeName}`,
    parse: name`parse${typeName}`,
    assert: name`assert${typeName}`,
    parseJson: name`parse${typeName}Json`,
    serialize: name`serialize${typeName}`,
    // A name made of the type's reads as a thing, whatever that is called: `GetLink` has no `getLinkSchema`.
    schema: name`schemaOf${typeName}`,
    oldSchema: name`${valueStem}Schema`,
    strictGuard: name`isStrictly${typeName}`,
    check: name`check${typeName}`,
    encode: name`encode${typeName}`,
  };
}

/** The form of a function that counts how deep it is inside a cycle of models. */
export function atDepth(plain: Name): Name {
  return name`${plain}At`;
}
