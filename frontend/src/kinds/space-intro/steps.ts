import './direction-step';
import './points-step';
import './question-step';
import './relu-step';
import './rotation-step';
import './vector-step';
