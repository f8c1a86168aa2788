package com.onelastai.lab.experiment;

/** A run that has no result. Its message is for the person who ran the experiment. */
public class ExperimentFailedException extends RuntimeException {

  public ExperimentFailedException(String message) {
    super(message);
  }
}
