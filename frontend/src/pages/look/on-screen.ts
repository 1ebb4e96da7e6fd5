/** Which of some elements the reader sees at least a part of, by their places in the list. */
export function onScreen(elements: Iterable<Element>): number[] {
  return [...elements].flatMap((element, index) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight ? [index] : [];
  });
}
