package com.onelastai.gateway.publish;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A bounded FIFO queue of records on disk. It consists of segment files: records are appended to
 * the last and read from the first, which is deleted when all of it has been read. The read
 * position is stored in a file of its own. Not thread-safe.
 */
final class Spool implements AutoCloseable {

  /** Records at the head, and the position after them. */
  record Chunk(List<byte[]> records, long segment, long offset) {}

  private static final String SUFFIX = ".spool";
  private static final int SEGMENTS = 16;

  private final Path directory;
  private final long limit;

  /** The read position: the number of a segment and an offset in it. */
  private final RandomAccessFile head;

  private long headSegment;
  private long headOffset;
  private final TreeMap<Long, Segment> segments = new TreeMap<>();
  private volatile long bytes;

  Spool(Path directory, long limit) {
    this.directory = directory;
    this.limit = limit;
    try {
      Files.createDirectories(directory);
      this.head = new RandomAccessFile(directory.resolve("head").toFile(), "rw");
      readHead();
      open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Its size on disk. */
  long bytes() {
    return bytes;
  }

  /** Appends the records that fit, and returns how many did. */
  int append(List<byte[]> records) throws IOException {
    int appended = 0;
    for (byte[] record : records) {
      long size = Segment.sizeOf(record);
      if (bytes + size > limit) {
        break;
      }
      tail(size).append(record);
      bytes += size;
      appended++;
    }
    return appended;
  }

  Chunk peek(int max) throws IOException {
    List<byte[]> records = new ArrayList<>();
    long segment = segments.firstKey();
    long offset = readUpTo(segment);
    Segment first = segments.firstEntry().getValue();
    while (records.size() < max && offset < first.size()) {
      byte[] record = first.read(offset);
      records.add(record);
      offset += Segment.sizeOf(record);
    }
    return new Chunk(records, segment, offset);
  }

  /** Removes the first {@code count} records of the chunk. */
  void remove(Chunk chunk, int count) throws IOException {
    long offset = chunk.offset();
    for (byte[] remaining : chunk.records().subList(count, chunk.records().size())) {
      offset -= Segment.sizeOf(remaining);
    }
    Segment first = segments.firstEntry().getValue();
    if (offset >= first.size()) {
      segments.remove(chunk.segment());
      first.delete();
      bytes -= first.size();
    } else {
      moveHead(chunk.segment(), offset);
    }
  }

  @Override
  public void close() throws IOException {
    for (Segment segment : segments.values()) {
      segment.close();
    }
    head.close();
  }

  private Segment tail(long size) throws IOException {
    if (segments.isEmpty()
        || segments.lastEntry().getValue().size() + size > Math.max(limit / SEGMENTS, size)) {
      long number = segments.isEmpty() ? headSegment + 1 : segments.lastKey() + 1;
      segments.put(number, new Segment(directory.resolve(number + SUFFIX)));
    }
    return segments.lastEntry().getValue();
  }

  private void open() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        long number = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        Segment segment = new Segment(file);
        if (segment.size() <= readUpTo(number)) {
          segment.delete();
        } else {
          segments.put(number, segment);
          bytes += segment.size();
        }
      }
    }
  }

  private void readHead() throws IOException {
    if (head.length() == 2 * Long.BYTES) {
      headSegment = head.readLong();
      headOffset = head.readLong();
    }
  }

  private void moveHead(long segment, long offset) throws IOException {
    headSegment = segment;
    headOffset = offset;
    head.seek(0);
    head.write(ByteBuffer.allocate(2 * Long.BYTES).putLong(segment).putLong(offset).array());
  }

  private long readUpTo(long segment) {
    return segment == headSegment ? headOffset : 0;
  }
}
