package com.onelastai.lab.file;

/** Knows which files the records of experiments name. */
public interface FileUse {

  /**
   * Whether this experiment's record exists and names this file, as an input or in its output.
   * Asked before a file is deleted that nobody has kept, perhaps because of a crash.
   */
  boolean uses(String experimentId, String fileId);
}
