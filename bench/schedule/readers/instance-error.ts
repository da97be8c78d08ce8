/** What is wrong with an instance file, where, and how to mend it: its message is a full sentence for a person. */
export class InstanceError extends Error {
  constructor(place: { readonly file: string; readonly line: number }, what: string, mend: string) {
    super(`${place.file}:${place.line}: ${what}. ${mend}`);
    this.name = 'InstanceError';
  }
}
