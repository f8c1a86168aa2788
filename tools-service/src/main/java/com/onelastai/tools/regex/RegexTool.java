package com.onelastai.tools.regex;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.regex.RegexInput.Flavor;
import com.onelastai.tools.regex.RegexResult.Group;
import com.onelastai.tools.regex.RegexResult.Match;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class RegexTool implements Tool<RegexInput, RegexResult> {

  private static final Duration TIME_LIMIT = Duration.ofMillis(500);
  static final int MAX_COUNT = 1_000;
  static final int MAX_MATCHES = 200;
  static final int MAX_REPLACED = 200_000;

  @Override
  public ToolInfo<RegexInput> info() {
    return new ToolInfo<>(
        "regex-tester",
        "Regex tester",
        Category.DEVELOPER,
        "Finds and replaces what a regular expression matches, in the syntax of RE2, Java or "
            + "JavaScript, and explains its parts. An expression of Java or JavaScript that takes "
            + "too long is ended.",
        new RegexInput(
            "(?P<year>\\d{4})-(?P<month>\\d\\d)",
            "From 2026-03 to 2026-05", Flavor.RE2, false, false, false, "$2/$1", true));
  }

  @Override
  public RegexResult run(RegexInput input) {
    RegexResult result = found(input);
    return input.explain() ? result.explainedBy(new PatternExplainer(input).parts()) : result;
  }

  private static RegexResult found(RegexInput input) {
    try {
      return switch (Objects.requireNonNullElse(input.flavor(), Flavor.RE2)) {
        case JAVA -> java(input);
        case JAVASCRIPT -> JavaScriptRegex.run(input);
        case RE2 -> re2(input);
      };
    } catch (MalformedPatternException malformed) {
      throw invalid("pattern", malformed.getMessage());
    } catch (PatternSyntaxException malformed) {
      throw invalid("pattern", malformed.getDescription() + " at " + malformed.getIndex());
    } catch (com.google.re2j.PatternSyntaxException malformed) {
      throw invalid("pattern", malformed.getDescription());
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      throw invalid("replacement", String.valueOf(malformed.getMessage()));
    } catch (StackOverflowError tooDeep) {
      throw new ToolFailedException("The expression nests too deeply on this text.");
    }
  }

  private static RegexResult java(RegexInput input) {
    int flags =
        (input.ignoreCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
            | (input.multiline() ? Pattern.MULTILINE : 0)
            | (input.dotAll() ? Pattern.DOTALL : 0);
    CharSequence text = new Deadline(TIME_LIMIT).watch(input.text());
    Matcher matcher = Pattern.compile(input.pattern(), flags).matcher(text);
    RegexResult found = found(matcher::find, matcher);
    String replacement = input.replacement();
    return replacement == null ? found : replaced(found, matcher.replaceAll(replacement));
  }

  private static RegexResult re2(RegexInput input) {
    int flags =
        (input.ignoreCase() ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0)
            | (input.multiline() ? com.google.re2j.Pattern.MULTILINE : 0)
            | (input.dotAll() ? com.google.re2j.Pattern.DOTALL : 0);
    var pattern = com.google.re2j.Pattern.compile(input.pattern(), flags);
    var matcher = pattern.matcher(input.text());
    RegexResult found = found(matcher::find, new Re2Match(pattern, matcher));
    String replacement = input.replacement();
    return replacement == null ? found : replaced(found, matcher.replaceAll(replacement));
  }

  /**
   * @param current the match that was found last
   */
  private static RegexResult found(BooleanSupplier find, MatchResult current) {
    List<Match> matches = new ArrayList<>();
    int count = 0;
    while (count < MAX_COUNT && find.getAsBoolean()) {
      count++;
      if (matches.size() < MAX_MATCHES) {
        matches.add(match(current));
      }
    }
    return new RegexResult(count, matches, null, null);
  }

  private static Match match(MatchResult found) {
    Map<Integer, String> names = new HashMap<>();
    found.namedGroups().forEach((name, number) -> names.put(number, name));
    List<Group> groups = new ArrayList<>();
    for (int i = 1; i <= found.groupCount(); i++) {
      groups.add(new Group(names.getOrDefault(i, String.valueOf(i)), found.group(i)));
    }
    return new Match(found.start(), found.end(), found.group(), groups);
  }

  private static RegexResult replaced(RegexResult found, String replaced) {
    if (replaced.length() > MAX_REPLACED) {
      throw new ToolFailedException("The replaced text is longer than 200,000 characters.");
    }
    return new RegexResult(found.count(), found.matches(), replaced, null);
  }

  private static ApiException invalid(String field, @Nullable String detail) {
    return ApiException.invalid(
        List.of(new FieldProblem(field, "malformed", "cannot be read: " + detail)));
  }
}
