const actions = new Set<() => void>();
let stopWatching: (() => void) | undefined;

/**
 * Calls `action` whenever the page may have changed between light and dark, in the order in which actions were added.
 * The returned function ends this.
 */
export function onThemeChange(action: () => void): () => void {
  actions.add(action);
  stopWatching ??= watchPage();
  return () => {
    actions.delete(action);
    if (actions.size === 0) {
      stopWatching?.();
      stopWatching = undefined;
    }
  };
}

/**
 * Calls `action` whenever the colours of an element change because its page changed between light and dark. Canvases have
 * to be drawn again then. The returned function ends this.
 */
export function onColorsChange(element: Element, action: () => void): () => void {
  let before: string | undefined;
  return onThemeChange(() => {
    const { color, colorScheme } = getComputedStyle(element);
    const now = `${colorScheme} ${color}`;
    if (now !== before) {
      before = now;
      action();
    }
  });
}

/** Tells of a change that the page does not show, for instance of an element's attribute. */
export function themeChanged(): void {
  [...actions].forEach((action) => action());
}

/** Watches the preference of the system, the attributes of the page, and the transitions and sheets that follow. */
function watchPage(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const attributes = new MutationObserver(themeChanged);
  const ofPage = { attributes: true };
  attributes.observe(document.documentElement, ofPage);
  attributes.observe(document.body, ofPage);
  const atTransition = (event: Event): void => {
    if (event.target === document.body || event.target === document.documentElement) {
      themeChanged();
    }
  };
  system.addEventListener('change', themeChanged);
  document.addEventListener('transitionend', atTransition);
  window.addEventListener('load', themeChanged);
  return () => {
    attributes.disconnect();
    system.removeEventListener('change', themeChanged);
    document.removeEventListener('transitionend', atTransition);
    window.removeEventListener('load', themeChanged);
  };
}
