package com.onelastai.lab.file;

import java.util.regex.Pattern;

/** Makes a harmless file name of one that a stranger chose. */
final class FileName {

  private static final int MAX_LENGTH = 100;

  /** Anything else may mean something to a file system, a shell or a header. */
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._()-]+");

  private FileName() {}

  static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = OTHERS.matcher(last).replaceAll("_").replaceFirst("^[. _]+", "").strip();
    int length = plain.codePointCount(0, plain.length());
    String end =
        length <= MAX_LENGTH
            ? plain
            : plain.substring(plain.offsetByCodePoints(0, length - MAX_LENGTH));
    return end.isBlank() ? "file" : end;
  }

  /** The name with this extension in place of its own. */
  static String with(String extension, String name) {
    String clean = clean(name);
    int dot = clean.lastIndexOf('.');
    return (dot > 0 ? clean.substring(0, dot) : clean) + "." + extension;
  }
}
