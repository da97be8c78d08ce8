import { Link } from '@tanstack/react-router';
import { Command } from '../ui/command.tsx';
import './own-data.css';

const JIRA = 'npx fulcrum import jira-archive abc.jsonl --program "My program"';
const CSV =
  'npx fulcrum import csv items.csv --map id=Key,title=Summary,created=Opened,finished=Closed --program "My program"';

type Props = {
  /** Whether the reader looks at the demo, whose folder is not to be mixed with data of their own. */
  readonly fromDemo: boolean;
};

/** The next step: how to bring in what one's own tracker holds, as commands to copy. */
export function OwnData({ fromDemo }: Props) {
  return (
    <ol className="own-data">
      {fromDemo ? (
        <li>
          <p>Stop the demo (Ctrl-C), and start with an empty folder of your own:</p>
          <Command text="FULCRUM_DATA=./my-data FULCRUM_DEMO=off npm start" />
        </li>
      ) : null}
      <li>
        <p>
          In a second terminal, go to Fulcrum’s folder and name the data folder of the running server
          {fromDemo ? ':' : ', as you did when you started it. Leave this out if you did not:'}
        </p>
        <Command text="export FULCRUM_DATA=./my-data" />
      </li>
      <li>
        <p>
          Read Jira, Linear, Asana or GitHub live, which then stay current by themselves:{' '}
          <Link to="/connections" className="figure">
            Connections
          </Link>
          . Or import an archive of Jira, one issue a line. <code>docs/jira-archive.md</code> has a script that writes
          one, with its history:
        </p>
        <Command text={JIRA} />
        <p>Or any table of items, with the names of its columns:</p>
        <Command text={CSV} />
      </li>
      <li>
        <p>
          The open page shows the program as soon as it is in. What was promised is one command, or a click on its page:
        </p>
        <Command text='npx fulcrum target "Release 2.0" 2027-03-01 --program ABC' />
      </li>
    </ol>
  );
}
