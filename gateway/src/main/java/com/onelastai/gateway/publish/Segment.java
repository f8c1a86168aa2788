package com.onelastai.gateway.publish;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** A file of records, each preceded by its length and a checksum. */
final class Segment implements AutoCloseable {

  private static final int HEADER = Integer.BYTES + Long.BYTES;

  private final Path path;
  private final RandomAccessFile file;
  private long size;

  /** Opens it up to its last complete record: a killed process may have written half of one. */
  Segment(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    try {
      while (size < file.length()) {
        size += sizeOf(read(size));
      }
    } catch (EOFException brokenOff) {
      file.setLength(size);
    }
  }

  static long sizeOf(byte[] record) {
    return HEADER + (long) record.length;
  }

  long size() {
    return size;
  }

  void append(byte[] record) throws IOException {
    file.seek(size);
    file.write(
        ByteBuffer.allocate(HEADER + record.length)
            .putInt(record.length)
            .putLong(checksum(record))
            .put(record)
            .array());
    size += sizeOf(record);
  }

  byte[] read(long offset) throws IOException {
    file.seek(offset);
    int length = file.readInt();
    long checksum = file.readLong();
    if (length < 0 || length > file.length() - file.getFilePointer()) {
      throw new EOFException();
    }
    byte[] record = new byte[length];
    file.readFully(record);
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

  private static long checksum(byte[] record) {
    CRC32 crc = new CRC32();
    crc.update(record);
    return crc.getValue();
  }
}
