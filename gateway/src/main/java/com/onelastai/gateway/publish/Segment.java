package com.onelastai.gateway.publish;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/** A file of records, each preceded by its length and a checksum. */
final class Segment implements AutoCloseable {

  private static final int HEADER = Integer.BYTES + Long.BYTES;

  private final Path path;
  private final FileChannel file;
  private long size;

  private Segment(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /** Opens it up to its last complete record: a killed process may have written half of one. */
  static Segment open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Segment segment = new Segment(path, file);
    try {
      while (segment.size < file.size()) {
        segment.size += sizeOf(segment.read(segment.size));
      }
    } catch (EOFException brokenOff) {
      file.truncate(segment.size);
    }
    return segment;
  }

  static long sizeOf(byte[] record) {
    return HEADER + (long) record.length;
  }

  long size() {
    return size;
  }

  void append(byte[] record) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(HEADER + record.length)
            .putInt(record.length)
            .putLong(checksum(record))
            .put(record)
            .flip();
    long position = size;
    while (buffer.hasRemaining()) {
      position += file.write(buffer, position);
    }
    size = position;
  }

  byte[] read(long offset) throws IOException {
    ByteBuffer header = read(offset, HEADER);
    int length = header.getInt();
    long checksum = header.getLong();
    if (length < 0 || offset + HEADER + length > file.size()) {
      throw new EOFException();
    }
    byte[] record = read(offset + HEADER, length).array();
    if (checksum(record) != checksum) {
      throw new EOFException();
    }
    return record;
  }

  void delete() throws IOException {
    close();
    Files.delete(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static long checksum(byte[] record) {
    CRC32 crc = new CRC32();
    crc.update(record);
    return crc.getValue();
  }
}
