package com.onelastai.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of server-sent events. A server that does not stream sends a JSON document
 * instead, which is read as a whole.
 */
final class EventStreamReader {

  static final int LONGEST_DOCUMENT = 256 * 1024;

  private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int BUFFER = 2048;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private boolean begun;

  EventStreamReader(InputStream in) {
    this.in = in;
  }

  /**
   * A line that matters.
   *
   * @param data in UTF-8; empty for comments and ends
   */
  record Line(Kind kind, byte[] data) {

    /** The kinds of line. */
    enum Kind {
      /** Data, which is seldom empty. Most servers write a whole event in one line. */
      DATA,
      /** Keeps the connection alive. */
      COMMENT,
      /** The end of an event. */
      END,
      /** The whole body, which is no stream. */
      DOCUMENT
    }

    private static final byte[] NONE = {};

    static Line of(Kind kind) {
      return new Line(kind, NONE);
    }
  }

  /**
   * @return null when the stream has ended
   */
  @Nullable Line next() throws IOException {
    for (byte[] line = line(); line != null; line = line()) {
      if (!begun) {
        line = startsWith(line, BYTE_ORDER_MARK) ? Arrays.copyOfRange(line, 3, line.length) : line;
        begun = line.length > 0;
        if (begun && line[0] == '{') {
          return document(line);
        }
      }
      Line read = read(line);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static @Nullable Line read(byte[] line) {
    if (line.length == 0) {
      return Line.of(Line.Kind.END);
    }
    if (line[0] == ':') {
      return Line.of(Line.Kind.COMMENT);
    }
    if (!startsWith(line, FIELD)) {
      return null;
    }
    int from = FIELD.length < line.length && line[FIELD.length] == ' ' ? 1 : 0;
    return FIELD.length + from < line.length
        ? new Line(Line.Kind.DATA, Arrays.copyOfRange(line, FIELD.length + from, line.length))
        : null;
  }

  private static boolean startsWith(byte[] line, byte[] start) {
    return line.length >= start.length
        && Arrays.equals(line, 0, start.length, start, 0, start.length);
  }

  private Line document(byte[] firstLine) throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    for (byte[] line = firstLine; line != null; line = line()) {
      document.writeBytes(line);
      document.write('\n');
      if (document.size() > LONGEST_DOCUMENT) {
        throw new IOException("sent a document longer than " + LONGEST_DOCUMENT + " bytes");
      }
    }
    return new Line(Line.Kind.DOCUMENT, document.toByteArray());
  }

  /** The next line without its end, which is LF or CRLF; the last one may have none. */
  private byte @Nullable [] line() throws IOException {
    int searched = start;
    while (true) {
      for (int at = searched; at < end; at++) {
        if (buffer[at] == '\n') {
          return take(at, at + 1);
        }
      }
      int seen = end - start;
      if (!fill()) {
        return seen == 0 ? null : take(end, end);
      }
      searched = start + seen;
    }
  }

  private byte[] take(int to, int next) {
    int last = to > start && buffer[to - 1] == '\r' ? to - 1 : to;
    byte[] line = Arrays.copyOfRange(buffer, start, last);
    start = next;
    return line;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == LONGEST_LINE) {
      throw new IOException("sent a line longer than " + LONGEST_LINE + " bytes");
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read >= 0;
  }
}
