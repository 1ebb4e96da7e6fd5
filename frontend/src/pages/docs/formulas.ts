import katex from 'katex';
import 'katex/dist/katex.min.css';

const displayed = document.querySelectorAll<HTMLElement>('.tex.display');

/** Makes formulas that are wider than the page scrollable by keyboard. */
function letWideOnesHaveTheFocus(): void {
  for (const formula of displayed) {
    if (formula.scrollWidth > formula.clientWidth) {
      formula.tabIndex = 0;
    } else {
      formula.removeAttribute('tabindex');
    }
  }
}

// typesets every formula of the page; one that KaTeX cannot read stays as it is
for (const formula of document.querySelectorAll<HTMLElement>('.tex')) {
  katex.render(formula.textContent ?? '', formula, {
    displayMode: formula.classList.contains('display'),
    throwOnError: false,
  });
}

// a formula has its width when its letters are loaded
const sizes = new ResizeObserver(letWideOnesHaveTheFocus);
displayed.forEach((formula) => sizes.observe(formula));
void document.fonts.ready.then(letWideOnesHaveTheFocus);
