package com.onelastai.auth.user;

import java.util.regex.Pattern;

/** A code that a person types or pastes. */
public final class TypedCode {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}]");

  private TypedCode() {}

  /** Without spaces and dashes of any script, and invisible characters. */
  public static String withoutSeparators(String typed) {
    return SEPARATORS.matcher(typed).replaceAll("");
  }
}
