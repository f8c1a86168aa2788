package com.onelastai.tools.tool;

/** A run that has no result. Its message is for the person who ran the tool. */
public class ToolFailedException extends RuntimeException {

  public ToolFailedException(String message) {
    super(message);
  }
}
