import { describe, expect, it } from 'vitest';
import { itemKeys } from '../kit/item-keys.ts';
import { readSubject } from './subject.ts';
import { releaseTest } from './tag-pattern.ts';

describe('the message of a change', () => {
  it.each([
    ['Merge pull request #5 from o/fix/it\n\nMend it', { number: 5, title: 'Mend it', branch: 'fix/it' }],
    ['Merge pull request #5 in P/repo from feature/x to main', { number: 5, branch: 'feature/x' }],
    [
      "Merge branch 'topic' into 'main'\n\nMend it\n\nSee merge request group/app!77",
      { number: 77, title: 'Mend it', branch: 'topic' },
    ],
    ["Merge branch 'topic'", { number: null, branch: 'topic' }],
    ['Merged in topic (pull request #9)', { number: 9, branch: 'topic' }],
    ['Mend it (#12)', { number: 12, title: 'Mend it (#12)', branch: null }],
    ['Revert "Mend it (#12)"\n\nThis reverts commit 0123456789abcdef.', { number: null, reverts: '0123456789abcdef' }],
    ['', { number: null, title: '' }],
  ])('%j', (message, told) => expect(readSubject(message)).toMatchObject(told));
});

describe('keys of items in a text', () => {
  it.each([
    ['PROJ-12: mend, see AB_C-3 and PROJ-12', ['PROJ-12', 'AB_C-3']],
    ['feature/PROJ-12-login', ['PROJ-12']],
    ['UTF-8, SHA-256, CVE-2024-1234 and X-1', []],
    ['proj-12 and A-1 and 2024-01-02', []],
    ['Fixes #4, closes: #5, see #6', ['o/r#4', 'o/r#5']],
  ])('%j', (text, keys) => expect(itemKeys(text, 'o/r')).toEqual(keys));
});

describe('a release by its tag', () => {
  it.each([
    [undefined, ['v1.2.3', '1.0', 'app-2.1', 'release/7', 'v2'], ['v1.0-rc1', '1.0.0-beta.2', 'nightly', 'v']],
    ['v*', ['v1', 'vx'], ['1.0']],
    ['prod-?, live*', ['prod-1', 'live'], ['prod-12', 'alive']],
    ['***********************x', ['aax'], ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']],
  ])('%s', (pattern, are, areNot) => {
    const isRelease = releaseTest(pattern);
    expect(are.filter((tag) => !isRelease(tag))).toEqual([]);
    expect(areNot.filter(isRelease)).toEqual([]);
  });
});
