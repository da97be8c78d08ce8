// Runs before the first paint, so that a reader who chose dark never sees a flash of light. A file of its own,
// because the content policy forbids inline scripts.
try {
  const { theme, density } = JSON.parse(localStorage.getItem('fulcrum.look') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (density === 'roomy') document.documentElement.dataset.density = density;
} catch {
  // A browser that keeps nothing follows the system.
}
