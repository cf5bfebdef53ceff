import { name, type Name } from "../typescript/code-text.ts";

/** The names of the functions of one model. */
export interface ValidatorNames {
  readonly guard: Name;
  readonly validate: Name;
  readonly validatePartial: Name;
  readonly parse: Name;
  readonly assert: Name;
  readonly parseJson: Name;
  readonly serialize: Name;
  readonly schema: Name;
  /** The former name of the schema. The next major version will remove it. */
  readonly oldSchema: Name;
  /** The guard that refuses unknown keys, if the settings ask for it. For other generated modules only. */
  readonly strictGuard: Name;
  /** Finds the issues of a value. If the model converts, it takes the wire form. For other generated modules only. */
  readonly check: Name;
  /** Converts a value to its wire form, and finds its issues. For other generated modules only. */
  readonly encode: Name;
}

/** The parts that the names of functions are made from. */
interface NameStems {
  readonly typeName: Name;
  readonly valueStem: Name;
}

/** Returns all names that the functions and schemas of a model may declare in a module of validators. */
export function declaredNames(own: NameStems): readonly Name[] {
  const names = validatorNames(own);
  const counted = [names.guard, names.strictGuard, names.check, names.encode];
  return [...Object.values({ ...names }), ...counted.map(atDepth)];
}

/** Returns the names of a model's functions. */
export function validatorNames({ typeName, valueStem }: NameStems): ValidatorNames {
  return {
    guard: name`is${typeName}`,
    validate: name`validate${typeName}`,
    validatePartial: name`validatePartial${typeName}`,
    parse: name`parse${typeName}`,
    assert: name`assert${typeName}`,
    parseJson: name`parse${typeName}Json`,
    serialize: name`serialize${typeName}`,
    // This reads as a noun even if the type's name begins with a verb, unlike a name such as `getLinkSchema`.
    schema: name`schemaOf${typeName}`,
    oldSchema: name`${valueStem}Schema`,
    strictGuard: name`isStrictly${typeName}`,
    check: name`check${typeName}`,
    encode: name`encode${typeName}`,
  };
}

/** Returns the name of the variant of a function that counts how deep it is inside a cycle of models. */
export function atDepth(plain: Name): Name {
  return name`${plain}At`;
}
