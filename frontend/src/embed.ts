import './kinds/register';
import './figure/feature-figure';

const main = document.querySelector<HTMLElement>('body.embed > main');
if (main !== null && parent !== window) {
  void import('./figure/frame-messages').then(({ tellHeight }) => tellHeight(main));
}
