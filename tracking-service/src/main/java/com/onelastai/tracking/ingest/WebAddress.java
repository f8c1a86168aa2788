package com.onelastai.tracking.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as browsers send it, with characters that {@link java.net.URI} rejects.
 *
 * @param origin scheme, host and port; empty for a path
 * @param path the path alone; with the route of a frontend that keeps it behind the hash
 */
record WebAddress(String value, String origin, String path) {

  static final int MAX_LENGTH = 2_048;

  /** Characters that a browser encodes in every part of an address. */
  private static final String ENCODED = "\\s\\p{Cntrl}<>\"";

  private static final String HOST = "(?:[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+])";
  private static final String PATH = "(/[^?#\\\\" + ENCODED + "]*)?";
  private static final String REST = "(?:[?#][^" + ENCODED + "]*)?";

  private static final Pattern PAGE =
      Pattern.compile(
          "(?:([Hh][Tt][Tt][Pp][Ss]?://" + HOST + "(?::\\d{1,5})?)|(?=/(?!/)))" + PATH + REST);

  /** Android apps send their name as referrer. */
  private static final Pattern REFERRER =
      Pattern.compile(
          "((?:[Hh][Tt][Tt][Pp][Ss]?|android-app)://" + HOST + "(?::\\d{1,5})?)" + PATH + REST);

  private static final Pattern HASH_ROUTE = Pattern.compile("#!?(/[^?#]*)");

  static boolean isPage(String value) {
    return PAGE.matcher(value).matches();
  }

  static boolean isReferrer(String value) {
    return REFERRER.matcher(value).matches();
  }

  /** Parses an address that {@link #isPage} or {@link #isReferrer} accepts. */
  static WebAddress parse(String value) {
    Matcher address = PAGE.matcher(value);
    if (!address.matches()) {
      address = REFERRER.matcher(value);
      if (!address.matches()) {
        throw new IllegalArgumentException("neither a page nor a referrer");
      }
    }
    String origin = address.group(1) == null ? "" : address.group(1);
    String path = address.group(2) == null ? "/" : address.group(2);
    Matcher route = HASH_ROUTE.matcher(value);
    return new WebAddress(
        value, origin, route.find() ? path.replaceFirst("/$", "") + route.group(1) : path);
  }

  String withoutQuery() {
    return origin + path;
  }
}
