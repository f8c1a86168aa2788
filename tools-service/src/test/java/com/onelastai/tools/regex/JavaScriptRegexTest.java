package com.onelastai.tools.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.regex.RegexInput.Flavor;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where JavaScript differs from other flavours, with the examples of ECMA-262. */
class JavaScriptRegexTest {

  private final RegexTool tool = new RegexTool();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a|ab; abc; a",
        "((a)|(ab))((c)|(bc)); abc; abc a a null bc null bc",
        "a[a-z]{2,4}; abcdefghi; abcde",
        "a[a-z]{2,4}?; abcdefghi; abc",
        "(aa|aabaac|ba|b|c)*; aabaac; aaba ba",
        "(z)((a+)?(b+)?(c))*; zaacbbbcac; zaacbbbcac z ac a null c",
        "(?=(a+))a*b\\1; baaabac; aba a",
        "(.*?)a(?!(a+)b\\2c)\\2(.*); baaabaac; baaabaac ba null abaac",
        "(?<=([ab]+)([bc]+))$; abc; ' a bc'",
        "\\1(a); a; a a",
        "a{,5}; a{,5}; a{,5}"
      })
  void examplesOfTheStandardMatch(String pattern, String text, String found) {
    var match = run(pattern, text, null).matches().getFirst();
    String groups =
        match.groups().stream().map(group -> " " + group.text()).collect(Collectors.joining());
    assertThat(match.text() + groups).isEqualTo(found);
  }

  @Test
  void classOfNothingMatchesNothingAndItsOppositeLineEnds() {
    assertThat(run("[]", "a]", null).count()).isZero();
    assertThat(run("[^]", "\n", null).count()).isOne();
  }

  @Test
  void ordinaryExpressionReadsTheLongestText() {
    assertThat(run("(\\w+)@(\\w+\\.)+\\w+", "mail info@example.com, ".repeat(4_347), null).count())
        .isEqualTo(1_000);
    assertThat(run("\\d{4}-\\d\\d", "a b ".repeat(25_000), null).count()).isZero();
    assertThat(run("(foo|bar)\\s+(?=baz)", "foo bar ".repeat(12_500), null).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "$2-$1, y-x!",
    "$<b>$<none>|, y|!",
    "$&$&, xyxy!",
    "'[$`|$'']', [|!]!",
    "$$$3$0$01, $$3$0x!",
    "$11, x1!",
    "$, $!"
  })
  void replacementIsThatOfJavaScript(String replacement, String replaced) {
    assertThat(run("(?<a>x)(?<b>y)", "xy!", replacement).replaced()).isEqualTo(replaced);
  }

  @Test
  void nameIsTextInReplacementWithoutNamedGroups() {
    assertThat(run("(x)", "x", "$<a>").replaced()).isEqualTo("$<a>");
  }

  @Test
  void allMatchesAreReplaced() {
    assertThat(run("a", "a".repeat(5_000), "b").replaced()).isEqualTo("b".repeat(5_000));
    assertThat(run("x*", "axb", "-").replaced()).isEqualTo("-a--b-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "a++",
        "(?>a)",
        "[a\\]",
        "[z-a]",
        "(?<a",
        "(?P<a>x)",
        "a{99999999}",
        "(?<=a)*+"
      })
  void whatJavaScriptDoesNotReadIsRefused(String pattern) {
    assertThatThrownBy(() -> run(pattern, "a", null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("pattern");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|a)*$",
        "(?=(a+)+$)x",
        "(?<=(a|a)*)b",
        "a*a*a*a*b",
        "(?:(?:){60000}){60000}",
        "(?:(?:(?:){60000}){60000}){60000}",
        "(a|b)*c",
        "(\\w*)*\\1x"
      })
  void expressionThatExplodesEndsWithItsThread(String pattern) {
    assertTimeout(
        Duration.ofSeconds(3),
        () ->
            assertThatThrownBy(() -> run(pattern, "a".repeat(100_000) + "!", null))
                .isInstanceOf(ToolFailedException.class));
    Awaitility.await().until(() -> threads() == 0);
  }

  @Test
  void memoryIsBounded() {
    String pattern = "()".repeat(400) + "(" + "(a?)".repeat(40) + "|b)*c";
    assertThatThrownBy(() -> run(pattern, "a".repeat(100_000), null))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("memory");
    assertThatThrownBy(() -> run("a", "a".repeat(100_000), "$`".repeat(500)))
        .isInstanceOf(ToolFailedException.class);
  }

  @Test
  void scriptsDoNotRun() {
    assertThat(run("java.lang.System", "java.lang.System", "${java}").replaced())
        .isEqualTo("${java}");
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("javascript-regex"))
        .count();
  }

  private RegexResult run(String pattern, String text, @Nullable String replacement) {
    return tool.run(
        new RegexInput(pattern, text, Flavor.JAVASCRIPT, false, false, false, replacement, false));
  }
}
