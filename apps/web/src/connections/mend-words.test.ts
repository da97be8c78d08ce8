import { describe, expect, it } from 'vitest';
import { mendHere, withoutStop } from './mend-words.ts';

describe('what mends a connection', () => {
  it('is said without the commands that are buttons here', () => {
    expect(mendHere('enter a new token: npx fulcrum connect renew "My Jira"')).toBe('enter a new token');
    expect(mendHere('grant the scopes that npx fulcrum connect show NAME lists, then sync again')).toBe(
      'grant the scopes that are listed here, then sync again',
    );
    expect(mendHere('if they were deleted: npx fulcrum sync "X" --sweep --accept-loss')).toContain('--accept-loss');
  });

  it('ends without a full stop, so that a sentence can go on', () => {
    expect(withoutStop('make a new token there.. ')).toBe('make a new token there');
  });
});
