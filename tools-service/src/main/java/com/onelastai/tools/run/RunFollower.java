package com.onelastai.tools.run;

/** Follows a run. What a method throws ends the run. */
interface RunFollower {

  /** Waits for the answer only. */
  RunFollower NONE = _ -> {};

  /** The tool says what it does. */
  void line(String text);

  /** Comes every second in which a slow tool runs. */
  default void alive() {}
}
