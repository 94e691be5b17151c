//! Answers to the planner's questions, as data: each a pure function, the long ones advanced in steps.
