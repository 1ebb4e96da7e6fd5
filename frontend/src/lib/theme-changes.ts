/**
 * Calls `action` whenever the page turns light or dark, by the system or by the reader: what is drawn on a canvas has to be drawn again
 * in the new colours. Call what comes back to hear no more of it.
 */
export function onThemeChange(action: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(action);
  system.addEventListener('change', action);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', action);
    chosen.disconnect();
  };
}
