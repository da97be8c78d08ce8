import type { ComponentProps } from 'react';
import './button.css';

type Props = ComponentProps<'button'> & {
  /** `main` is the one action that the page is for; `bare` has no border until it is touched. */
  readonly kind?: 'plain' | 'bare' | 'main';
  /** `small` sits in the head of a section. */
  readonly size?: 'normal' | 'small';
};

export function Button({ kind = 'plain', size = 'normal', className = '', ...rest }: Props) {
  const names = ['button', `button-${kind}`, size === 'small' ? 'button-small' : '', className];
  return <button type="button" className={names.filter(Boolean).join(' ')} {...rest} />;
}
