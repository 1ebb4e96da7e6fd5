import './kinds/register';
import './figure/feature-figure';
import './pages/theme-switch';

// elements of a single page are loaded on that page only
if (document.querySelector('picture-replay') !== null) {
  void import('./pages/front/picture-replay');
}
if (document.querySelector('look-page') !== null) {
  void import('./pages/look/look-page');
}
if (document.querySelector('statistics-page') !== null) {
  void import('./pages/statistics/statistics-page');
}
if (document.querySelector('unit-samples') !== null) {
  void import('./pages/unit/unit-samples');
}
if (document.querySelector('unit-share') !== null) {
  void import('./pages/unit/unit-share');
}
if (document.querySelector('page-part') !== null) {
  void import('./pages/model/page-part');
}
if (document.querySelector('unit-star') !== null || document.querySelector('starred-units') !== null) {
  void import('./pages/starred/unit-star');
  void import('./pages/starred/starred-units');
}
if (document.querySelector('find-picture') !== null) {
  void import('./pages/find/find-picture');
}
if (document.querySelector('figure-maker') !== null) {
  void import('./pages/maker/figure-maker');
}
if (document.querySelector('delete-figure') !== null) {
  void import('./pages/gallery/delete-figure');
}
if (document.querySelector('.tex') !== null) {
  void import('./pages/docs/formulas');
}
