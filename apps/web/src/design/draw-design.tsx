import { createRoot } from 'react-dom/client';
import { DesignPage } from './design-page.tsx';
import { DesignSheet } from './design-sheet.tsx';
import './design.css';

/** Draws the living page of the design system; in a frame, one sheet of it under the theme that the address names. */
export function drawDesign(element: HTMLElement): void {
  const look = new URLSearchParams(location.search);
  const theme = look.get('theme');
  const { dataset } = document.documentElement;
  if (theme) dataset.theme = theme;
  if (look.get('density') === 'roomy') dataset.density = 'roomy';
  createRoot(element).render(theme ? <DesignSheet /> : <DesignPage />);
}
