import { readFileSync } from 'node:fs';
import { BadInput } from '@fulcrum/workbench';
import type { ToolsView } from '@fulcrum/workbench/views';
import { askHidden, askLine, isAskable } from './ask-person.ts';

type Tool = ToolsView['tools'][number];
type SignIn = Tool['signIns'][number];
type FormField = SignIn['fields'][number];

/** Where the fields of a sign-in come from. A secret is never an argument: those are seen by everybody on the machine. */
export interface SecretSources {
  /** A file with the one secret of the sign-in; `-` is standard input. */
  readonly tokenFile?: string | undefined;
  /** `name=value` for what is no secret, `name=@file` for what is. */
  readonly field?: readonly string[] | undefined;
}

/** The fields of a sign-in: from files, from FULCRUM_SECRET_…, or asked for at the terminal. Throws BadInput. */
export async function readSecrets(signIn: SignIn, sources: SecretSources): Promise<Record<string, string>> {
  const secrets = Object.fromEntries((sources.field ?? []).map((pair) => pairOf(signIn, pair)));
  const [first] = signIn.fields.filter((field) => field.isSecret && secrets[field.name] === undefined);
  if (sources.tokenFile !== undefined && first !== undefined) secrets[first.name] = readSecretFile(sources.tokenFile);
  for (const field of signIn.fields) {
    const known = secrets[field.name] ?? process.env[variableOf(field)] ?? (await asked(field));
    if (known !== undefined && known.trim() !== '') secrets[field.name] = known.trim();
  }
  return secrets;
}

/** The text of a file that holds nothing but a secret; `-` is standard input. */
export function readSecretFile(path: string): string {
  return readFileSync(path === '-' ? 0 : path, 'utf8').trim();
}

/** The environment variable of a field: FULCRUM_SECRET_TOKEN. */
function variableOf({ name }: FormField): string {
  return `FULCRUM_SECRET_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

function pairOf({ fields }: SignIn, pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)];
  const field = fields.find((each) => each.name === name);
  if (equals < 1 || field === undefined)
    throw new BadInput(`--field: write name=value, with ${fields.map((each) => each.name).join(', ')} as names`);
  if (value.startsWith('@')) return [name, readSecretFile(value.slice(1))];
  if (!field.isSecret) return [name, value];
  const ways = `put it into a file and write --field ${name}=@FILE, or set ${variableOf(field)}`;
  throw new BadInput(`${field.label} is a secret, and arguments are seen by everybody on this machine: ${ways}`);
}

async function asked(field: FormField): Promise<string | undefined> {
  if (isAskable()) {
    const question = `${field.label} (${field.help})${field.isOptional ? ' [none]' : ''}: `;
    return field.isSecret ? askHidden(question) : askLine(question);
  }
  if (field.isOptional) return undefined;
  throw new BadInput(
    `${field.label} is missing: --token-file FILE (- for standard input), --field ${field.name}=@FILE, or ${variableOf(field)}`,
  );
}

/** The way to sign in: the one that is named, or asked for where there are several. Throws BadInput. */
export async function signInOf(tool: Tool, wanted: string | undefined): Promise<Tool['signIns'][number]> {
  const names = tool.signIns.map(({ name }) => name);
  const isChoice = wanted === undefined && tool.signIns.length > 1 && isAskable();
  const lines = tool.signIns.map(({ name, title }) => `  ${name}: ${title}`).join('\n');
  const asked = isChoice ? await askLine(`Ways to sign in:\n${lines}\nWhich one [${names[0]}]: `) : wanted;
  const found = tool.signIns.find(({ name }) => name === (asked || names[0]));
  if (found === undefined)
    throw new BadInput(`there is no way to sign in called "${asked}": there are ${names.join(', ')}`);
  return found;
}
