package com.onelastai.lab.experiment;

/**
 * An experiment of the lab. Its endpoint, its entries in the catalog and in the OpenAPI document
 * and the records of its runs follow from it.
 *
 * @param <I> a record; its constraints and schema annotations describe the input
 * @param <R> a record; it is stored as {@code output.result}
 */
public interface Experiment<I extends ExperimentInput, R> {

  ExperimentInfo<I> info();

  /**
   * Checks what constraints cannot say, before the input is accepted.
   *
   * @throws com.onelastai.starter.problem.ApiException 400 that names the field that is wrong
   */
  default void check(I input) {}

  /**
   * Runs on one instance at a time; after a crash it begins again.
   *
   * @throws ExperimentFailedException if it cannot be done
   */
  Outcome<R> run(I input, Run run);
}
