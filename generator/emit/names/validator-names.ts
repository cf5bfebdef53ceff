/** What the functions of one model are called. */
export interface ValidatorNames {
  readonly guard: string;
  readonly validate: string;
  readonly validatePartial: string;
  readonly parse: string;
  readonly assert: string;
  readonly parseJson: string;
  readonly serialize: string;
  readonly schema: string;
  /** What the schema was called before; it goes with the next major version. */
  readonly oldSchema: string;
  /** Finds the issues; where values are converted, from the wire. For other modules only. */
  readonly check: string;
  /** The same towards the wire. */
  readonly encode: string;
}

/** What the names of functions are made of. */
interface NameStems {
  readonly typeName: string;
  readonly valueStem: string;
}

/** The names that a module of validators declares for a model, whatever else it needs. */
export function declaredNames(own: NameStems): readonly string[] {
  const { guard, check, encode, ...others } = validatorNames(own);
  const counted = [guard, check, encode].flatMap((name) => [name, atDepth(name)]);
  return [...counted, ...Object.values(others)];
}

/** The names of a model's functions, from those of its type. */
export function validatorNames({ typeName, valueStem }: NameStems): ValidatorNames {
  return {
    guard: `is${typeName}`,
    validate: `validate${typeName}`,
    validatePartial: `validatePartial${typeName}`,
    parse: `parse${typeName}`,
    assert: `assert${typeName}`,
    parseJson: `parse${typeName}Json`,
    serialize: `serialize${typeName}`,
    // A name made of the type's reads as a thing, whatever that is called: `GetLink` has no `getLinkSchema`.
    schema: `schemaOf${typeName}`,
    oldSchema: `${valueStem}Schema`,
    check: `check${typeName}`,
    encode: `encode${typeName}`,
  };
}

/** The form of a function that counts how deep it is inside a cycle of models. */
export function atDepth(name: string): string {
  return `${name}At`;
}
