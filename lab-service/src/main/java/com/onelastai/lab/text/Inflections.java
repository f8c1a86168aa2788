package com.onelastai.lab.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Regular English forms of a word; a phrase changes in its last or first word. */
public final class Inflections {

  private static final Pattern HISSING = Pattern.compile(".*(s|x|z|ch|sh)");
  private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

  /** A short vowel before a last consonant, which is written twice: run, running. */
  private static final Pattern DOUBLING = Pattern.compile("[^aeiou]*[aeiou][bdgklmnprt]");

  private Inflections() {}

  /** One and many: of {@code night sky} also {@code night skies}. */
  public static Set<String> ofNoun(String noun) {
    return Set.of(noun, withS(noun));
  }

  /** Present, past and -ing form: of {@code run away} also {@code running away}. */
  public static Set<String> ofVerb(String phrase) {
    int space = phrase.indexOf(' ');
    String verb = space < 0 ? phrase : phrase.substring(0, space);
    String rest = space < 0 ? "" : phrase.substring(space);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(verb + rest);
    forms.add(withS(verb) + rest);
    forms.add(past(verb) + rest);
    forms.add(ing(verb) + rest);
    return forms;
  }

  private static String withS(String word) {
    if (HISSING.matcher(word).matches()) {
      return word + "es";
    }
    return CONSONANT_Y.matcher(word).matches()
        ? word.substring(0, word.length() - 1) + "ies"
        : word + "s";
  }

  private static String past(String verb) {
    if (verb.endsWith("e")) {
      return verb + "d";
    }
    return CONSONANT_Y.matcher(verb).matches()
        ? verb.substring(0, verb.length() - 1) + "ied"
        : stem(verb) + "ed";
  }

  private static String ing(String verb) {
    return verb.endsWith("e") && !verb.endsWith("ee")
        ? verb.substring(0, verb.length() - 1) + "ing"
        : stem(verb) + "ing";
  }

  private static String stem(String verb) {
    return DOUBLING.matcher(verb).matches() ? verb + verb.charAt(verb.length() - 1) : verb;
  }
}
