import { registerKinds } from '../figure/figure-kind';
import * as kinds from './registry';

registerKinds(Object.values(kinds));
