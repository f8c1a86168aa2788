package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexResult.Group;
import com.onelastai.tools.regex.RegexResult.Match;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces matches as JavaScript does (GetSubstitution in ECMA-262), with a limit that Rhino's own
 * replacement does not have.
 */
final class JavaScriptReplacement {

  private static final Pattern REFERENCE = Pattern.compile("\\$(?:([$&`'])|(\\d\\d?)|<([^>]*)>)");

  private final String text;
  private final String template;
  private final StringBuilder replaced = new StringBuilder();
  private int copied;

  JavaScriptReplacement(String text, String template) {
    this.text = text;
    this.template = template;
  }

  void replace(Match match) {
    append(text.substring(copied, match.start()));
    Matcher references = REFERENCE.matcher(template);
    int from = 0;
    while (references.find()) {
      append(template.substring(from, references.start()));
      append(value(references, match));
      from = references.end();
    }
    append(template.substring(from));
    copied = match.end();
  }

  String end() {
    append(text.substring(copied));
    return replaced.toString();
  }

  private String value(MatchResult reference, Match match) {
    if (reference.group(2) != null) {
      return numbered(reference.group(2), match.groups());
    }
    if (reference.group(3) != null) {
      return named(reference, match.groups());
    }
    return switch (reference.group(1)) {
      case "&" -> match.text();
      case "`" -> text.substring(0, match.start());
      case "'" -> text.substring(match.end());
      default -> "$";
    };
  }

  /** Two digits are one and a digit behind it if there are not so many groups. */
  private static String numbered(String digits, List<Group> groups) {
    int number = Integer.parseInt(digits);
    if (number >= 1 && number <= groups.size()) {
      return Objects.requireNonNullElse(groups.get(number - 1).text(), "");
    }
    return digits.length() == 2 && digits.charAt(0) != '0'
        ? numbered(digits.substring(0, 1), groups) + digits.charAt(1)
        : "$" + digits;
  }

  private static String named(MatchResult reference, List<Group> groups) {
    if (groups.stream().allMatch(group -> Character.isDigit(group.name().charAt(0)))) {
      return reference.group();
    }
    return groups.stream()
        .filter(group -> group.name().equals(reference.group(3)) && group.text() != null)
        .findFirst()
        .map(Group::text)
        .orElse("");
  }

  private void append(String part) {
    if (replaced.length() + part.length() > RegexTool.MAX_REPLACED) {
      throw new ToolFailedException("The replaced text is longer than 200,000 characters.");
    }
    replaced.append(part);
  }
}
