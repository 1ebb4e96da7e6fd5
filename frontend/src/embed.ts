import './figure/feature-figure';
