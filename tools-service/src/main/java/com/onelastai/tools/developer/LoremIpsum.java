package com.onelastai.tools.developer;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The filler text that typesetters took from Cicero's De finibus (45 BC). */
final class LoremIpsum {

  private static final String PARAGRAPH =
      """
      Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut \
      labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco \
      laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in reprehenderit in \
      voluptate velit esse cillum dolore eu fugiat nulla pariatur. Excepteur sint occaecat \
      cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id est laborum.\
      """;

  private LoremIpsum() {}

  static DeveloperResult paragraphs(@Nullable Integer amount) {
    List<String> paragraphs = Collections.nCopies(Objects.requireNonNullElse(amount, 1), PARAGRAPH);
    return new DeveloperResult(String.join("\n\n", paragraphs), List.of(), null);
  }
}
