package com.onelastai.tools.tool;

/**
 * A developer tool. Its endpoint, its entries in the catalog and in the OpenAPI document, its
 * limits and the records of its runs follow from it.
 *
 * @param <I> a record; its constraints and schema annotations describe the input
 * @param <R> a record
 */
public interface Tool<I, R> {

  ToolInfo<I> info();

  /**
   * @throws com.onelastai.starter.problem.ApiException 400 that names the field that is wrong
   * @throws ToolFailedException if the input is right, but the work cannot be done
   */
  R run(I input);
}
