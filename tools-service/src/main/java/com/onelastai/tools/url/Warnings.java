package com.onelastai.tools.url;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to be careful about in a URL. */
final class Warnings {

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern WRITTEN_AS_IT_IS_READ =
      Pattern.compile(
          "(?i)[a-z]+:[/\\\\]*(?:[^/@]*@)?[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+(?:[:/?#\\\\].*)?");

  /** UTS 39, sections 4 and 5. */
  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder()
          .setChecks(
              SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS | SpoofChecker.INVISIBLE)
          .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private static final SpoofChecker CONFUSABLE = new SpoofChecker.Builder().build();

  private Warnings() {}

  static List<String> of(String text, Url url, String unicodeHost) {
    List<String> warnings = new ArrayList<>();
    if (!ASCII.matcher(unicodeHost).matches()) {
      addHomograph(unicodeHost, warnings);
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      warnings.add("What stands before the @ is a user name, not the host.");
    }
    if (url.host() != null
        && NUMBERS.matcher(url.host()).matches()
        && !WRITTEN_AS_IT_IS_READ.matcher(text.strip()).matches()) {
      warnings.add("The host is another way to write the address " + url.host() + ".");
    }
    if (url.scheme().equals("http")) {
      warnings.add("Nothing is encrypted on the way.");
    }
    if (url.scheme().equals("javascript") || url.scheme().equals("data")) {
      warnings.add("It holds what is run or shown itself, not where it is.");
    }
    return warnings;
  }

  private static void addHomograph(String host, List<String> warnings) {
    String lookAlike = lookAlike(host);
    if (ASCII.matcher(lookAlike).matches()) {
      warnings.add("The host looks like " + lookAlike + " and is another one (a homograph).");
    }
    for (String label : host.split("\\.")) {
      if (CHECKER.failsChecks(label)) {
        warnings.add("The name " + label + " mixes scripts or has characters that are not seen.");
      }
    }
  }

  /** With each letter outside of ASCII replaced by what it is confused with. */
  private static String lookAlike(String host) {
    return host.codePoints()
        .mapToObj(Character::toString)
        .map(letter -> ASCII.matcher(letter).matches() ? letter : CONFUSABLE.getSkeleton(letter))
        .collect(Collectors.joining());
  }
}
