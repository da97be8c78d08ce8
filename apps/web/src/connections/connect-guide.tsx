import type { CheckView, ConnectionView } from '@fulcrum/workbench/views';
import { type FormEvent, useState } from 'react';
import { Markdown } from '../evidence/markdown.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { CheckResult } from './check-result.tsx';
import { Fields, type Filled, FormField, withoutEmpty } from './fields.tsx';
import { Outcome } from './outcome.tsx';
import type { SignIn, Tool } from './queries.ts';
import { type Act, useAct } from './use-act.ts';
import type { Opened } from './use-opened.ts';

type Props = { readonly tool: Tool; readonly open: (next: Opened) => void };

const NAME = { name: 'name', label: 'Name', help: 'What to call this connection.', isSecret: false, isOptional: true };

/** Three steps: what to do in the tool, what to fill in here, and a test before anything is kept. */
export function ConnectGuide({ tool, open }: Props) {
  const [way, setWay] = useState(tool.signIns[0]?.name ?? '');
  const [filled, setFilled] = useState<Filled>({});
  const tested = useAct<CheckView>();
  const connected = useAct<ConnectionView>();
  const signIn = tool.signIns.find(({ name }) => name === way);
  if (signIn === undefined) return null;
  const body = {
    settings: withoutEmpty(filled, tool.settings),
    signIn: way,
    secrets: withoutEmpty(filled, signIn.fields),
  };
  const choose = (next: string) => {
    setWay(next);
    tested.reset();
  };
  const fill = (next: Filled) => {
    setFilled(next);
    // What was tested is not what stands there any more.
    tested.reset();
  };
  const test = (event: FormEvent) => {
    event.preventDefault();
    tested.act({ method: 'post', path: `/api/tools/${encodeURIComponent(tool.tool)}/try`, body });
  };
  const connect = () => {
    const name = filled[NAME.name]?.trim();
    const whole = { tool: tool.tool, ...body, ...(name ? { name } : {}) };
    connected.act({ method: 'post', path: '/api/connections', body: whole }, ({ id }) => {
      setFilled({});
      open({ show: id });
    });
  };
  return (
    <form className="connect-guide" onSubmit={test} aria-label={`Connect ${tool.title}`}>
      <div className="columns columns-2">
        <InTheTool tool={tool} signIn={signIn} onChoose={choose} />
        <section aria-label="Here">
          <h3>2. Here</h3>
          <Fields fields={[...signIn.fields, ...tool.settings]} filled={filled} onFill={fill} />
          <FormField field={NAME} value={filled.name ?? ''} onChange={(name) => setFilled({ ...filled, name })} />
          <TestAndConnect title={tool.title} tested={tested} connected={connected} onConnect={connect} />
        </section>
      </div>
    </form>
  );
}

type ToolProps = { readonly tool: Tool; readonly signIn: SignIn; readonly onChoose: (way: string) => void };

function InTheTool({ tool, signIn, onChoose }: ToolProps) {
  return (
    <section aria-label={`In ${tool.title}`}>
      <h3>1. In {tool.title}</h3>
      {tool.signIns.length > 1 ? (
        <Select
          label="How to sign in"
          value={signIn.name}
          options={tool.signIns.map(({ name, title }) => [name, title] as const)}
          onChange={onChoose}
        />
      ) : null}
      <ol className="connect-steps">
        {signIn.steps.map((step) => (
          <li key={step}>
            <Markdown text={step} />
          </li>
        ))}
      </ol>
      {signIn.scopes.length > 0 ? (
        <>
          <h4>Grant exactly</h4>
          <ul className="scopes">
            {signIn.scopes.map((scope) => (
              <li key={scope}>
                <code>{scope}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type TestProps = {
  readonly title: string;
  readonly tested: Act<CheckView>;
  readonly connected: Act<ConnectionView>;
  readonly onConnect: () => void;
};

function TestAndConnect({ title, tested, connected, onConnect }: TestProps) {
  const check = tested.data;
  return (
    <>
      <h3>3. Test, then connect</h3>
      <p className="text-ink-2">
        The token is sealed on this machine; nobody can read it again, neither here nor in an export.
      </p>
      <p className="connection-buttons">
        <Button type="submit" kind={check?.isReady ? 'plain' : 'main'} disabled={tested.busy}>
          {tested.busy ? 'Testing …' : 'Test'}
        </Button>
        {check?.who ? (
          <Button kind={check.isReady ? 'main' : 'plain'} disabled={connected.busy} onClick={onConnect}>
            {check.isReady ? `Connect ${title} and read it` : 'Connect anyway'}
          </Button>
        ) : null}
      </p>
      <Outcome error={tested.error ?? connected.error} />
      {check ? <CheckResult check={check} /> : null}
    </>
  );
}
