import { BadSetting, readEnvironment } from '@fulcrum/workbench';
import { runServer } from './run-server.ts';

try {
  await runServer(readEnvironment(process.env));
} catch (error) {
  // What a person can mend is told in one line; a fault of ours with its stack.
  const isTold =
    error instanceof BadSetting ||
    (error instanceof Error && error.name !== 'Error' && error.constructor !== TypeError);
  process.stderr.write(`${isTold ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}
