/** What the pages read of a JSON schema. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  writeOnly?: boolean;
}

export type FieldKind = 'choice' | 'choices' | 'lines' | 'flag' | 'number' | 'text' | 'long text';

export interface Field {
  name: string;
  kind: FieldKind;
  label: string;
  description?: string;
  required: boolean;
  options: readonly string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  /** Never in an address. */
  secret: boolean;
}

/** What a person types into the fields, before it becomes the body of a request. */
export type Values = Record<string, string | string[] | number | boolean>;

/** A name of the DNS fits into a line. */
const LONG = 253;

/** No password is as long; a body that contains one may be. */
const LONG_SECRET = 50_000;

function kindOf(schema: Schema, options: readonly string[]): FieldKind {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (schema.enum) return 'choice';
  if (type === 'array') return options.length > 0 ? 'choices' : 'lines';
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  return (schema.maxLength ?? 0) > (schema.writeOnly ? LONG_SECRET : LONG) ? 'long text' : 'text';
}

const ABBREVIATIONS = /\b(caa|dnssec|hsts|https|ocsp|ttl|url)\b/gi;

/** `argon2Memory` becomes `Argon2 memory`; a name such as `SHA-256` stays. */
export function labelOf(name: string): string {
  if (!/^[a-z]/.test(name)) return name;
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  const label = words.replaceAll(ABBREVIATIONS, (word) => word.toUpperCase());
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? { ...root.$defs?.[name], ...schema } : schema;
}

export function fieldsOf(root: Schema): Field[] {
  return Object.entries(root.properties ?? {}).map(([name, property]) => {
    const schema = resolve(property, root);
    const options = schema.enum ?? resolve(schema.items ?? {}, root).enum ?? [];
    return {
      name,
      kind: kindOf(schema, options),
      label: labelOf(name),
      description: schema.description,
      required: root.required?.includes(name) ?? false,
      options,
      minimum: schema.minimum,
      maximum: schema.maximum,
      maxLength: schema.maxLength,
      secret: schema.writeOnly ?? false,
    };
  });
}

const isList = (kind: FieldKind) => kind === 'choices' || kind === 'lines';

const emptyOf = ({ kind, required, options }: Field): Values[string] => {
  if (isList(kind)) return [];
  if (kind === 'flag') return false;
  return kind === 'choice' && required ? (options[0] ?? '') : '';
};

export function valuesOf(fields: readonly Field[], input: Readonly<Record<string, unknown>> = {}): Values {
  const valueOf = (field: Field) => {
    const value = input[field.name] ?? emptyOf(field);
    // A list of secrets in the history is the note that it was removed.
    return (isList(field.kind) && !Array.isArray(value) ? [] : value) as Values[string];
  };
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

/** A field that is empty is not sent, unless the tool needs it. */
export function bodyOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  const valueOf = ({ name }: Field) => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((each) => each !== '') : value;
  };
  const isSet = (field: Field) => {
    const value = valueOf(field);
    return field.required || !(value === '' || value === false || (Array.isArray(value) && value.length === 0));
  };
  return Object.fromEntries(fields.filter(isSet).map((field) => [field.name, valueOf(field)]));
}

/** The input in a link: what is set, without secrets. */
export function queryOf(fields: readonly Field[], values: Values): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(bodyOf(fields, values))) {
    if (fields.some((field) => field.name === name && field.secret)) continue;
    for (const each of [value].flat().map(String)) query.append(name, each);
  }
  return query;
}

export function inputOf(fields: readonly Field[], query: URLSearchParams): Record<string, unknown> {
  const read = ({ name, kind }: Field): unknown => {
    const text = query.get(name) ?? '';
    if (isList(kind)) return query.getAll(name);
    if (kind === 'flag') return text === 'true';
    return kind === 'number' && text !== '' ? Number(text) : text;
  };
  return Object.fromEntries(
    fields.filter(({ name, secret }) => !secret && query.has(name)).map((field) => [field.name, read(field)]),
  );
}
