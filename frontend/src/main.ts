import './figure/feature-figure';
import './theme-switch';

// the elements of one page only are loaded where they stand
if (document.querySelector('look-page') !== null) {
  void import('./look/look-page');
}
if (document.querySelector('unit-samples') !== null) {
  void import('./unit/unit-samples');
}
if (document.querySelector('figure-maker') !== null) {
  void import('./maker/figure-maker');
}
if (document.querySelector('delete-figure') !== null) {
  void import('./gallery/delete-figure');
}
if (document.querySelector('.tex') !== null) {
  void import('./docs/formulas');
}
