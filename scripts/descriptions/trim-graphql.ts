import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

// Cuts a vendor's GraphQL schema down to what the documents of a file ask for:
//   npm run descriptions:graphql -- OUT.graphql SOURCE.graphql DOCUMENTS.ts 'licence line'

const [out, source, documents, licence] = process.argv.slice(2);
if (out === undefined || source === undefined || documents === undefined || licence === undefined)
  throw new Error('name a file to write, the schema, the file of documents and the licence');

const schema = buildSchema(readFileSync(source, 'utf8'), { assumeValid: true });
const exported = (await import(pathToFileURL(resolve(documents)).href)) as Readonly<Record<string, unknown>>;
const fields = new Map<string, Set<string>>();
const types = new Set<string>();

for (const text of Object.values(exported)) if (typeof text === 'string' && text.startsWith('query ')) take(text);
implement();
let before = 0;
while (before !== types.size) {
  before = types.size;
  for (const name of [...types]) reach(schema.getType(name) as GraphQLNamedType);
}
const printed = [...types].sort().map((name) => print(schema.getType(name) as GraphQLNamedType));
writeFileSync(out, `# ${licence}\n\n${printed.filter((each) => each !== '').join('\n\n')}\n`);

function take(text: string): void {
  const info = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(info, {
      Field: () => {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (!parent || !field || field.name.startsWith('__')) return;
        types.add(parent.name);
        fields.set(parent.name, (fields.get(parent.name) ?? new Set()).add(field.name));
      },
      InlineFragment: () => void types.add(getNamedType(info.getType())?.name ?? ''),
    }),
  );
}

/** What is asked of an interface, everything that is asked for by itself has as well. */
function implement(): void {
  for (const [name, asked] of [...fields]) {
    const type = schema.getType(name);
    if (!isInterfaceType(type)) continue;
    for (const { name: own } of schema.getPossibleTypes(type))
      if (types.has(own)) fields.set(own, new Set([...(fields.get(own) ?? []), ...asked]));
  }
}

function reach(type: GraphQLNamedType): void {
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) types.add(getNamedType(field.type).name);
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  for (const field of kept(type.name, Object.values(type.getFields()))) {
    types.add(getNamedType(field.type).name);
    for (const { type: given } of field.args) types.add(getNamedType(given).name);
  }
}

function kept(name: string, all: readonly GraphQLField<unknown, unknown>[]): readonly GraphQLField<unknown, unknown>[] {
  return all.filter((field) => fields.get(name)?.has(field.name));
}

function print(type: GraphQLNamedType): string {
  if (isScalarType(type)) return isSpecifiedScalarType(type) ? '' : `scalar ${type.name}`;
  if (isEnumType(type))
    return `enum ${type.name} {\n${type
      .getValues()
      .map(({ name }) => `  ${name}`)
      .join('\n')}\n}`;
  if (isUnionType(type))
    return `union ${type.name} = ${type
      .getTypes()
      .filter(isKept)
      .map(({ name }) => name)
      .join(' | ')}`;
  if (isInputObjectType(type)) {
    const own = Object.values(type.getFields()).map((field) => `  ${field.name}: ${field.type}`);
    return `input ${type.name} {\n${own.join('\n')}\n}`;
  }
  const own = kept(type.name, Object.values(type.getFields())).map(
    (field) => `  ${field.name}${args(field.args)}: ${field.type}`,
  );
  const above = type
    .getInterfaces()
    .filter((each) => isKept(each) && isAbstractType(each))
    .map(({ name }) => name);
  const head = `${isObjectType(type) ? 'type' : 'interface'} ${type.name}${above.length > 0 ? ` implements ${above.join(' & ')}` : ''}`;
  return own.length > 0 ? `${head} {\n${own.join('\n')}\n}` : `${head} {\n  id: ID\n}`;
}

function isKept({ name }: { readonly name: string }): boolean {
  return types.has(name);
}

function args(list: readonly GraphQLArgument[]): string {
  return list.length === 0 ? '' : `(${list.map(({ name, type }) => `${name}: ${type}`).join(', ')})`;
}
