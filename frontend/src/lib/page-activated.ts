/** Waits while the browser prepares the page for a reader who has not opened it, and perhaps never will. */
export async function pageActivated(): Promise<void> {
  if ((document as { readonly prerendering?: boolean }).prerendering === true) {
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
  }
}
