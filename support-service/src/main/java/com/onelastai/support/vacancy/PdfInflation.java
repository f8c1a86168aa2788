package com.onelastai.support.vacancy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How large a PDF becomes. The parser inflates streams of objects completely, so this is measured
 * before it, in little memory: a file of 5 MB can be one of 5 GB.
 */
final class PdfInflation {

  private static final long LIMIT = 256L * 1024 * 1024;
  private static final int MAX_STREAMS = 20_000;
  private static final int LONGEST_DICTIONARY = 16 * 1024;
  private static final int BUFFER = 64 * 1024;

  /** Where the content of a stream may begin. */
  private static final Pattern STREAM = Pattern.compile("stream(\\r\\n|\\n|\\r)");

  /** Only streams that the parser reads itself have these keys or types. */
  private static final Pattern STRUCTURE = Pattern.compile("/(ObjStm|XRef|First|W)\\b");

  private static final Pattern FILTER = Pattern.compile("/Filter\\b");

  /** The only filter whose result is measured here, and no other beside it. */
  private static final Pattern DEFLATED =
      Pattern.compile("/Filter\\s*(/FlateDecode\\b|\\[\\s*/FlateDecode\\s*])");

  private static final Pattern ESCAPE = Pattern.compile("#([0-9a-fA-F]{2})");

  private PdfInflation() {}

  static boolean exceedsLimit(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    byte[] buffer = new byte[BUFFER];
    Matcher streams = STREAM.matcher(text);
    long size = 0;
    for (int count = 0; streams.find(); count++) {
      size += inflated(file, streams.end(), LIMIT - size, buffer);
      if (count == MAX_STREAMS || size >= LIMIT || isHidden(text, streams.start())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the parser would read a stream whose size cannot be measured. */
  private static boolean isHidden(String text, int stream) {
    String before = text.substring(Math.max(0, stream - LONGEST_DICTIONARY), stream);
    int object = before.lastIndexOf("obj");
    if (object < 0) {
      return true;
    }
    String dictionary =
        ESCAPE
            .matcher(before.substring(object))
            .replaceAll(escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    long filters = FILTER.matcher(dictionary).results().count();
    return STRUCTURE.matcher(dictionary).find()
        && (filters > 1 || (filters == 1 && !DEFLATED.matcher(dictionary).find()));
  }

  private static long inflated(byte[] file, int offset, long limit, byte[] buffer) {
    Inflater inflater = new Inflater();
    long size = 0;
    try {
      inflater.setInput(file, offset, file.length - offset);
      int more = inflater.inflate(buffer);
      while (more > 0 && size < limit) {
        size += more;
        more = inflater.inflate(buffer);
      }
    } catch (DataFormatException notDeflated) {
      // What was inflated until here counts.
    } finally {
      inflater.end();
    }
    return size;
  }
}
