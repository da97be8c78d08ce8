import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from '@fulcrum/core/vocabulary';
import { describe, expect, it } from 'vitest';
import { root } from '../bootstrap/places.js';
import { vocabularyTables, withTables } from './vocabulary-tables.ts';

describe('VOCABULARY.md', () => {
  it('says what the vocabulary says (mend it with: npm run docs)', () => {
    const document = readFileSync(join(root, 'VOCABULARY.md'), 'utf8');
    expect(document).toBe(withTables(document));
  });

  it('tells every kind and every attribute', () => {
    const tables = vocabularyTables();
    for (const kind of Object.values(vocabulary)) {
      const from = tables.indexOf(`### ${kind.name}\n`);
      const to = tables.indexOf('\n### ', from + 1);
      const table = tables.slice(from, to < 0 ? undefined : to);
      expect(table).toContain(kind.meaning);
      for (const attribute of Object.keys(kind.attributes)) expect(table).toContain(`| \`${attribute}\` |`);
    }
  });

  it('names what an attribute holds', () => {
    const tables = vocabularyTables();
    expect(tables).toContain('| `target` | day | The day that was promised. |');
    expect(tables).toContain('| `estimate` | number (points) |');
    expect(tables).toContain('| `milestones` | list of ids |');
    expect(tables).toContain('| `form` | `blocks`, `relates`, `duplicates` |');
  });
});

describe('the place of the tables', () => {
  it('is filled anew, and nothing around it is touched', () => {
    const document = readFileSync(join(root, 'VOCABULARY.md'), 'utf8');
    const stale = document.replace('### workspace', '### workspaces of old');
    expect(withTables(`${stale}after`)).toBe(`${document}after`);
  });

  it('must be there', () => {
    expect(() => withTables('# Words')).toThrow('no place for the tables');
  });
});
