/** Returns the indices of the elements that are at least partly on the screen. */
export function onScreen(elements: Iterable<Element>): number[] {
  return [...elements].flatMap((element, index) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight ? [index] : [];
  });
}
