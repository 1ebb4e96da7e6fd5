/**
 * Tells the page around a frame how high the figure in it is, whenever that changes: in the form of Embedly, which many editors
 * know, and in the form of AMP.
 */
export function tellHeight(main: HTMLElement): void {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(main.getBoundingClientRect().height);
    if (height !== told) {
      told = height;
      const src = location.href;
      parent.postMessage(JSON.stringify({ src, context: 'iframe.resize', height }), '*');
      parent.postMessage({ sentinel: 'amp', type: 'embed-size', height, src }, '*');
    }
  }).observe(main);
}
