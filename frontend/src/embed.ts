import './kinds/register';
import './figure/feature-figure';
