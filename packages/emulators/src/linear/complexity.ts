import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** Linear refuses a query above this many points. */
export const MOST_POINTS = 10_000;
const DEFAULT_PAGE = 50;

/**
 * The points of a query by Linear's published rule: a property 0.1, an object 1, and a list its content times its size, which is
 * 50 when none is asked for. `nodes` and `edges` are the content of their list.
 */
export function pointsOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
    ),
  );
  const cost = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + costOfField(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + cost(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return sum + (fragment === undefined ? 0 : cost(fragment));
    }, 0);
  const costOfField = (field: FieldNode): number => {
    if (field.selectionSet === undefined) return 0.1;
    const content = field.selectionSet.selections.filter(isContent);
    if (content.length === 0) return 1 + cost(field.selectionSet);
    const around = field.selectionSet.selections.filter((selection) => !isContent(selection));
    const sum = (selections: readonly SelectionNode[]) => cost({ kind: Kind.SELECTION_SET, selections });
    return 1 + sum(around) + sum(content) * pageSize(field, variables);
  };
  const points = document.definitions.reduce(
    (sum, definition) => (definition.kind === Kind.OPERATION_DEFINITION ? sum + cost(definition.selectionSet) : sum),
    0,
  );
  return Math.ceil(points);
}

function isContent(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && ['nodes', 'edges'].includes(selection.name.value);
}

function pageSize(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const argument = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (argument?.kind === Kind.INT) return Number(argument.value);
  if (argument?.kind === Kind.VARIABLE) return Number(variables[argument.name.value] ?? DEFAULT_PAGE);
  return DEFAULT_PAGE;
}
