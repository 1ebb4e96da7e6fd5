import katex from 'katex';
import 'katex/dist/katex.min.css';

// typesets every formula of the page; one that KaTeX cannot read stays as it is
for (const formula of document.querySelectorAll<HTMLElement>('.tex')) {
  katex.render(formula.textContent ?? '', formula, {
    displayMode: formula.classList.contains('display'),
    throwOnError: false,
  });
  if (formula.scrollWidth > formula.clientWidth && formula.classList.contains('display')) {
    // makes a wide formula scrollable by keyboard
    formula.tabIndex = 0;
  }
}
