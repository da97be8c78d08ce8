import {
  BadSetting,
  DatabaseUnavailable,
  DataFolderBusy,
  readEnvironment,
  UnsupportedPlatform,
} from '@fulcrum/workbench';
import { runServer } from './run-server.ts';

try {
  await runServer(readEnvironment(process.env));
} catch (error) {
  // What a person can mend is told in one line; a fault of ours with its stack.
  const isTold = [BadSetting, DatabaseUnavailable, DataFolderBusy, UnsupportedPlatform].some(
    (kind) => error instanceof kind,
  );
  const { code, path } = error as NodeJS.ErrnoException;
  const isFolder = code === 'EACCES' || code === 'EROFS' || code === 'ENOSPC';
  if (isFolder)
    process.stderr.write(`The data folder cannot be written (${code} at ${path}): choose another with FULCRUM_DATA\n`);
  else process.stderr.write(`${isTold ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}
