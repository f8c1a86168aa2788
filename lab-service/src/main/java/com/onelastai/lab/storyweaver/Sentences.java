package com.onelastai.lab.storyweaver;

import com.onelastai.lab.text.SeededChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks sentences and fills them in. One is used again only when all of its kind were used. */
final class Sentences {

  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  private final SeededChoice choice;
  private final Map<List<String>, List<String>> left = new HashMap<>();

  Sentences(SeededChoice choice) {
    this.choice = choice;
  }

  String next(List<String> kind, Map<String, String> values) {
    List<String> rest = left.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (rest.isEmpty()) {
      rest.addAll(choice.shuffled(kind));
    }
    return fill(rest.removeFirst(), values);
  }

  /** In one pass: what is filled in may contain braces. */
  static String fill(String sentence, Map<String, String> values) {
    String filled =
        SLOT.matcher(sentence)
            .replaceAll(slot ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(slot.group(1)), slot.group())));
    return capitalized(filled);
  }

  static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : Character.toString(Character.toTitleCase(text.codePointAt(0)))
            + text.substring(text.offsetByCodePoints(0, 1));
  }
}
