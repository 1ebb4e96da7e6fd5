/**
 * Calls `action` whenever the page changes between light and dark. Canvases have to be drawn again then. The returned
 * function ends this.
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
