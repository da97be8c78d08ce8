import { asana } from './asana/connector.ts';
import { github } from './github/connector.ts';
import { jira } from './jira/connector.ts';
import type { Connector } from './kit/connector.ts';
import { linear } from './linear/connector.ts';

/** A connector, whatever its settings are: they are held against its own schema before it gets them. */
// biome-ignore lint/suspicious/noExplicitAny: a list of connectors cannot name the settings of each
export type AnyConnector = Connector<any>;

/** Every tool that Fulcrum reads live: one line each. */
export const connectors: readonly AnyConnector[] = [jira, linear, asana, github];
