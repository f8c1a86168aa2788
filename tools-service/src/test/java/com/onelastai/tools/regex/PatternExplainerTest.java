package com.onelastai.tools.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.onelastai.tools.regex.RegexInput.Flavor;
import com.onelastai.tools.regex.RegexResult.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PatternExplainerTest {

  @Test
  void partsAreNestedByTheirGroups() {
    assertThat(explain(Flavor.RE2, "^(?P<year>\\d{4})-ab+?"))
        .containsExactly(
            new Part(0, "^", "The start of the text"),
            new Part(0, "(?P<year>", "The start of group 1, `year`"),
            new Part(1, "\\d", "A digit"),
            new Part(1, "{4}", "Exactly 4 times"),
            new Part(0, ")", "The end of group 1, `year`"),
            new Part(0, "-a", "The text `-a`"),
            new Part(0, "b", "The character `b`"),
            new Part(0, "+?", "Once or more, as rarely as possible (lazy)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "JAVA;a*+;Any number of times, as often as possible, and never less to let the rest match"
            + " (possessive)",
        "RE2;a{2,};2 times or more, as often as possible (greedy)",
        "JAVASCRIPT;a{2,3}?;Between 2 and 3 times, as rarely as possible (lazy)",
        "RE2;(?U)a+;Once or more, as rarely as possible (lazy)",
        "JAVA;(?U)a+;Once or more, as often as possible (greedy)",
        "JAVA;[a-z_\\d&&[^x]];One character of: `a` to `z`, `_`, a digit, and at once of, what"
            + " `[^x]` matches",
        "RE2;[[:alpha:]-];One character of: what `[:alpha:]` matches, `-`",
        "RE2;[^]a];One character that is none of: `]`, `a`",
        "JAVASCRIPT;[];Nothing: it never matches",
        "JAVASCRIPT;[\\b];One character of: a backspace",
        "JAVASCRIPT;[^];Any character, and line ends too",
        "JAVASCRIPT;a{,5};The text `a{,5}`",
        "JAVASCRIPT;\\A;The character `A`",
        "JAVA;\\A;The start of the text",
        "JAVA;(a)\\11;The character `1`",
        "JAVASCRIPT;(a)\\1;What group 1 matched",
        "JAVASCRIPT;\\1;The character with the octal number 1",
        "RE2;\\12;The character with the octal number 12",
        "JAVA;(?<n>a)\\k<n>;What group `n` matched",
        "JAVA;\\Qa.b\\E;The text `a.b`, as it is",
        "RE2;\\pN;A character of the kind `N` by Unicode",
        "JAVA;\\x{1F600};The character U+1F600",
        "JAVASCRIPT;\\cJ;The control character Ctrl-J",
        "JAVA;$;The end of the text, or before a line end there",
        "JAVA;(?m)$;The end of a line",
        "JAVA;(?m:a)$;The end of the text, or before a line end there",
        "RE2;(?s).;Any character",
        "RE2;(?s-s).;Any character but a line feed",
        "JAVA;(?x)a#b;A comment, as flag x allows",
        "RE2;(?i-m);From here on: ignoring case on (i), ^ and $ at each line off (m)",
        "RE2;a|;Or"
      })
  void lastPartIsExplained(Flavor flavor, String pattern, String meaning) {
    assertThat(explain(flavor, pattern).getLast().meaning()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "(?=a), a lookahead: what follows here must match",
    "(?!a), a negative lookahead: what follows here must not match",
    "(?<=a), a lookbehind: what is before here must match",
    "(?<!a), a negative lookbehind: what is before here must not match",
    "'(?>a)', 'an atomic group: once it matched, it is not tried in another way'",
    "(?:a), a group that is not captured",
    "(?i:a), 'a group that is not captured, with ignoring case on (i)'"
  })
  void groupIsExplained(String pattern, String meaning) {
    assertThat(explain(Flavor.JAVA, pattern).getFirst().meaning())
        .isEqualTo("The start of " + meaning);
  }

  @Test
  void toolExplainsOnRequest() {
    RegexTool tool = new RegexTool();
    assertThat(tool.run(input(Flavor.RE2, "a", false)).explanation()).isNull();
    assertThat(tool.run(input(Flavor.RE2, "a", true)).explanation())
        .containsExactly(new Part(0, "a", "The character `a`"));
  }

  /** Random patterns of tokens, most of which no engine reads. */
  @ParameterizedTest
  @EnumSource(Flavor.class)
  void everyPatternIsExplainedInFull(Flavor flavor) {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern =
          random
              .ints(1 + random.nextInt(12), 0, TOKENS.size())
              .mapToObj(TOKENS::get)
              .collect(Collectors.joining());
      assertThat(explain(flavor, pattern).stream().map(Part::part).collect(Collectors.joining()))
          .isEqualTo(pattern);
    }
  }

  @ParameterizedTest
  @EnumSource(Flavor.class)
  void longPatternsAreExplained(Flavor flavor) {
    for (String part : TOKENS) {
      assertThatCode(() -> explain(flavor, part.repeat(1_000 / part.length())))
          .doesNotThrowAnyException();
    }
  }

  private static final List<String> TOKENS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "[^",
          "\\",
          "\\Q",
          "\\E",
          "a",
          "-",
          "&&",
          "*",
          "+",
          "?",
          "{",
          "}",
          "2",
          ",",
          "{2,3}",
          "{99999999999}",
          "(?",
          "(?<",
          "(?<n>",
          "(?P<n>",
          "(?i)",
          "(?x)",
          "(?-:",
          "(?=",
          "\\k<n>",
          "\\p{L}",
          "\\p",
          "\\x",
          "\\x{",
          "\\u",
          "\\c",
          "\\1",
          "\\99999999999",
          "[:alpha:]",
          "[:",
          ":]",
          "#",
          " ",
          "\n",
          "|",
          ".",
          "^",
          "$",
          "\uD83D\uDE00",
          "\uD83D");

  private static List<Part> explain(Flavor flavor, String pattern) {
    return new PatternExplainer(input(flavor, pattern, true)).parts();
  }

  private static RegexInput input(Flavor flavor, String pattern, boolean explain) {
    return new RegexInput(pattern, "", flavor, false, false, false, null, explain);
  }
}
