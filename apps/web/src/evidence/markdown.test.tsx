import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe('Markdown', () => {
  it('never takes text as HTML', () => {
    const drawn = html('a <img src=x onerror=alert(1)> b\n\n<script>alert(2)</script>\n\n`<b>`');
    expect(drawn).not.toMatch(/<(img|script|b)\b/);
    expect(drawn).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(drawn).toContain('<code>&lt;b&gt;</code>');
  });

  it('follows no address that could run something', () => {
    expect(html('[x](javascript:alert(1)) [y](data:text/html,1) [z](/etc/passwd)')).not.toContain('href');
    expect(html('[x](https://example.org/a)')).toContain('href="https://example.org/a"');
  });

  it('draws tables, lists and weights', () => {
    const drawn = html('# T\n\n| A | B |\n|---|---|\n| **1** | *2* |\n\n1. one\n2. two');
    expect(drawn).toContain('<h3>T</h3>');
    expect(drawn).toContain('<td><b>1</b></td><td><em>2</em></td>');
    expect(drawn).toContain('<ol><li>one</li><li>two</li></ol>');
  });
});
