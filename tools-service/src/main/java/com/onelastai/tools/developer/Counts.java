package com.onelastai.tools.developer;

import com.onelastai.tools.developer.DeveloperResult.Detail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Counts what a text is made of. */
final class Counts {

  /** What a reader takes for one character, such as an emoji of several code points. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['\u2019-][\\p{L}\\p{M}\\p{N}]+)*+");

  private Counts() {}

  static List<Detail> of(String text) {
    return List.of(
        detail("characters", CHARACTER.matcher(text).results().count()),
        detail("code points", text.codePoints().count()),
        detail("words", WORD.matcher(text).results().count()),
        detail("lines", text.lines().count()),
        detail("bytes in UTF-8", text.getBytes(StandardCharsets.UTF_8).length));
  }

  private static Detail detail(String name, long count) {
    return new Detail(name, String.valueOf(count));
  }
}
