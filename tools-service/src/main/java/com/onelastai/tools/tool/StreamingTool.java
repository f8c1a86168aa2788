package com.onelastai.tools.tool;

import java.util.function.Consumer;

/** A slow tool that says what it does meanwhile. */
public interface StreamingTool<I, R> extends Tool<I, R> {

  /**
   * @param lines for people; may throw, which has to end the run
   */
  R run(I input, Consumer<String> lines);

  @Override
  default R run(I input) {
    return run(input, _ -> {});
  }
}
