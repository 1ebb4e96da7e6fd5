import './figure/feature-figure';
import './theme-switch';

