package com.onelastai.lab.experiment;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What made a result.
 *
 * @param name of the algorithm, or of the model as its server reports it
 */
public record Engine(Kind kind, @Schema(example = "flow-field") String name) {

  /** The kinds of engine. */
  public enum Kind implements SnakeCaseEnum {
    /** Rules, without a model. */
    ALGORITHM,
    MODEL,
    /** Rules, with a model for a part. */
    BOTH
  }

  public static Engine algorithm(String name) {
    return new Engine(Kind.ALGORITHM, name);
  }

  public static Engine model(String name) {
    return new Engine(Kind.MODEL, name);
  }
}
