import { lexer, type Token, type Tokens } from 'marked';
import { createElement, type ReactNode } from 'react';
import { ScrollX } from '../ui/scroll-x.tsx';
import './markdown.css';
import { MethodLink } from './method-link.tsx';

/**
 * A text in Markdown, drawn from its parsed pieces as elements. Nothing of it is ever taken as HTML: what looks like it
 * is shown as it was written.
 */
export function Markdown({ text }: { readonly text: string }) {
  return <div className="markdown">{drawn(lexer(text))}</div>;
}

type Draw = (token: never) => ReactNode;

/** The drawer already has a title above it, so headings begin at the third level. */
const FIRST_LEVEL = 2;

const DRAW: Readonly<Record<string, Draw>> = {
  space: () => null,
  def: () => null,
  hr: () => <hr />,
  br: () => <br />,
  heading: ({ depth, tokens }: Tokens.Heading) =>
    createElement(`h${Math.min(6, depth + FIRST_LEVEL)}`, null, drawn(tokens)),
  paragraph: ({ tokens }: Tokens.Paragraph) => <p>{drawn(tokens)}</p>,
  blockquote: ({ tokens }: Tokens.Blockquote) => <blockquote>{drawn(tokens)}</blockquote>,
  code: ({ text }: Tokens.Code) => <pre>{text}</pre>,
  list: ({ ordered, items }: Tokens.List) =>
    createElement(
      ordered ? 'ol' : 'ul',
      null,
      items.map((item, index) => <li key={String(index)}>{drawn(item.tokens)}</li>),
    ),
  table: (token: Tokens.Table) => <Table token={token} />,
  strong: ({ tokens }: Tokens.Strong) => <b>{drawn(tokens)}</b>,
  em: ({ tokens }: Tokens.Em) => <em>{drawn(tokens)}</em>,
  del: ({ tokens }: Tokens.Del) => <s>{drawn(tokens)}</s>,
  codespan: ({ text }: Tokens.Codespan) => <code>{text}</code>,
  link: (token: Tokens.Link) => <MarkdownLink token={token} />,
  text: ({ tokens, text }: Tokens.Text) => (tokens ? drawn(tokens) : text),
  escape: ({ text }: Tokens.Escape) => text,
};

function drawn(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => {
    const draw = DRAW[token.type] as ((token: Token) => ReactNode) | undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
    return <Piece key={index}>{draw ? draw(token) : token.raw}</Piece>;
  });
}

const Piece = ({ children }: { readonly children: ReactNode }) => children;

/** Another page of methods opens in its place, the web in a tab of its own; other files of the repository are named. */
function MarkdownLink({ token: { href, tokens } }: { readonly token: Tokens.Link }) {
  const method = /^([a-z-]+)\.md$/.exec(href)?.[1];
  if (method) return <MethodLink name={method}>{drawn(tokens)}</MethodLink>;
  if (!/^https?:\/\//.test(href)) return <>{drawn(tokens)}</>;
  return (
    <a className="figure" href={href} target="_blank" rel="noreferrer">
      {drawn(tokens)}
    </a>
  );
}

function Table({ token: { header, rows } }: { readonly token: Tokens.Table }) {
  return (
    <ScrollX label="Table" className="markdown-table">
      <table>
        <thead>
          <tr>
            {header.map((cell) => (
              <th key={cell.text} scope="col">
                {drawn(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map(({ text }) => text).join('|')}>
              {row.map((cell, index) => (
                <td key={header[index]?.text}>{drawn(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
