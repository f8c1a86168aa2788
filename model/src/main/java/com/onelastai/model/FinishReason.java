package com.onelastai.model;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Locale;

/** Why a model ended its answer. */
public enum FinishReason implements SnakeCaseEnum {
  /** It had said everything. */
  STOP,
  /** It reached the maximum length of an answer, in the middle of what it said. */
  LENGTH,
  /** Its server withheld the rest. */
  CONTENT_FILTER,
  /** It declined to answer; the text says so. */
  REFUSAL,
  /** It asked for a tool, which this service does not offer. */
  TOOL_CALLS;

  /** The reason in the words of a server; unknown words are an ordinary end. */
  static FinishReason of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "length", "max_tokens", "max_output_tokens", "model_length" -> LENGTH;
      case "content_filter", "safety" -> CONTENT_FILTER;
      case "refusal" -> REFUSAL;
      case "tool_calls", "function_call" -> TOOL_CALLS;
      default -> STOP;
    };
  }
}
