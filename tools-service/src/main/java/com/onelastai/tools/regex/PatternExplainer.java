package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexInput.Flavor;
import com.onelastai.tools.regex.RegexResult.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what each part of a pattern means that its engine accepts. It reads from left to right
 * without recursion; what it does not know is a literal.
 */
final class PatternExplainer {

  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:[*+?]|\\{(\\d+)(,?)(\\d*)})([?+]?)");
  private static final Pattern COMMENT = Pattern.compile("#[^\\n]*");

  private final String pattern;
  private final Flavor flavor;
  private final PatternEscapes escapes;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final Deque<OpenGroup> open = new ArrayDeque<>();
  private final StringBuilder literal = new StringBuilder();
  private PatternFlags flags;
  private boolean openClass;
  private int at;

  /** A group that is not closed yet, and the flags around it. */
  private record OpenGroup(String name, PatternFlags outside) {}

  PatternExplainer(RegexInput input) {
    this.pattern = input.pattern();
    this.flavor = Objects.requireNonNullElse(input.flavor(), Flavor.RE2);
    this.flags = PatternFlags.of(input);
    this.escapes = new PatternEscapes(flavor, pattern);
    while (at < pattern.length()) {
      read(pattern.charAt(at));
    }
    endLiteral();
  }

  List<Part> parts() {
    return parts;
  }

  /** The names of the capturing groups, or their numbers. */
  List<String> groups() {
    return groups;
  }

  /** Whether a class of characters does not end. */
  boolean hasOpenClass() {
    return openClass;
  }

  private void read(char character) {
    switch (character) {
      case '\\' -> escape();
      case '[' -> characters();
      case '(' -> open();
      case ')' -> close();
      case '|' -> add("|", "Or");
      case '.' -> add(".", flags.dot(flavor));
      case '^' -> add("^", flags.start());
      case '$' -> add("$", flags.end(flavor));
      case '*', '+', '?', '{' -> quantifier();
      default -> other(character);
    }
  }

  private void other(char character) {
    Matcher comment = COMMENT.matcher(pattern).region(at, pattern.length());
    if (flags.has('x') && Character.isWhitespace(character)) {
      add(String.valueOf(character), "Space between the parts, which flag x ignores");
    } else if (flags.has('x') && comment.lookingAt()) {
      add(comment.group(), "A comment, as flag x allows");
    } else {
      literal.append(character);
      at++;
    }
  }

  private void escape() {
    String escape = escapes.at(at, groups.size());
    add(escape, Words.capitalized(escapes.meaning(escape)));
  }

  private void characters() {
    int end = PatternClass.end(pattern, at, flavor);
    if (end < 0) {
      openClass = true;
      add(pattern.substring(at), Words.text(pattern.substring(at)));
    } else {
      String characters = pattern.substring(at, end);
      add(characters, new PatternClass(characters, flavor).meaning());
    }
  }

  private void quantifier() {
    Matcher quantifier = QUANTIFIER.matcher(pattern).region(at, pattern.length());
    if (!quantifier.lookingAt()) {
      literal.append(pattern.charAt(at));
      at++;
      return;
    }
    if (literal.length() > 0) {
      int last = literal.offsetByCodePoints(literal.length(), -1);
      String repeated = literal.substring(last);
      literal.setLength(last);
      endLiteral();
      parts.add(new Part(open.size(), repeated, Words.text(repeated)));
    }
    add(
        quantifier.group(),
        PatternQuantifier.meaning(quantifier, flavor == Flavor.RE2 && flags.has('U')));
  }

  private void open() {
    PatternGroup group = PatternGroup.at(pattern, at, flavor);
    if (group.isCapturing()) {
      groups.add(group.name().isEmpty() ? String.valueOf(groups.size() + 1) : group.name());
    }
    PatternFlags inside = flags.with(group.flags());
    add(group.part(), group.meaning(groups.size()));
    if (!group.changesFlags()) {
      open.push(new OpenGroup(group.what(groups.size()), flags));
    }
    flags = inside;
  }

  private void close() {
    endLiteral();
    if (open.isEmpty()) {
      add(")", Words.text(")"));
      return;
    }
    OpenGroup group = open.pop();
    flags = group.outside();
    add(")", "The end of " + group.name());
  }

  private void add(String part, String meaning) {
    endLiteral();
    parts.add(new Part(open.size(), part, meaning));
    at += part.length();
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new Part(open.size(), literal.toString(), Words.text(literal.toString())));
      literal.setLength(0);
    }
  }
}
