package com.onelastai.lab.experiment;

import java.util.List;

/** What people give to an experiment. */
public interface ExperimentInput {

  /** In the person's words, for lists of experiments; empty if there are none. */
  String prompt();

  /** The ids of uploaded files that it needs; each must be the caller's. */
  default List<String> files() {
    return List.of();
  }
}
