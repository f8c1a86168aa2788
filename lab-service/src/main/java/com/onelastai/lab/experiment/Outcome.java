package com.onelastai.lab.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What an experiment has made.
 *
 * @param file the main file, if it made one; its address is stored as {@code output.fileUrl}
 * @param engine what made it
 */
public record Outcome<R>(R result, @Nullable LabFile file, Engine engine) {

  public static <R> Outcome<R> of(R result, Engine engine) {
    return new Outcome<>(result, null, engine);
  }
}
