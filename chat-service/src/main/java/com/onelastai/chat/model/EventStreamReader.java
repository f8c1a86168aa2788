package com.onelastai.chat.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events. Comments, other fields and empty data are skipped. Each
 * line of data is an event, because all known servers write it so.
 */
final class EventStreamReader {

  private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int BUFFER = 2048;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;

  EventStreamReader(InputStream in) {
    this.in = in;
  }

  /**
   * @return in UTF-8, never empty; null when the stream has ended
   */
  byte @Nullable [] next() throws IOException {
    for (byte[] line = line(); line != null; line = line()) {
      if (Arrays.equals(line, 0, Math.min(FIELD.length, line.length), FIELD, 0, FIELD.length)) {
        int from = FIELD.length < line.length && line[FIELD.length] == ' ' ? 1 : 0;
        if (FIELD.length + from < line.length) {
          return Arrays.copyOfRange(line, FIELD.length + from, line.length);
        }
      }
    }
    return null;
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
