import katex from 'katex';
import 'katex/dist/katex.min.css';

// sets every formula of the page; what cannot be set stays as it is written
for (const formula of document.querySelectorAll<HTMLElement>('.tex')) {
  katex.render(formula.textContent ?? '', formula, {
    displayMode: formula.classList.contains('display'),
    throwOnError: false,
  });
  if (formula.scrollWidth > formula.clientWidth && formula.classList.contains('display')) {
    // so that its end can be reached by keyboard
    formula.tabIndex = 0;
  }
}
