package com.onelastai.gateway.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The read position of a spool, stored in a file. */
final class SpoolPosition implements AutoCloseable {

  private final FileChannel file;
  private long segment;
  private long offset;

  SpoolPosition(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ByteBuffer stored = ByteBuffer.allocate(2 * Long.BYTES);
    if (file.read(stored, 0) == stored.capacity()) {
      segment = stored.flip().getLong();
      offset = stored.getLong();
    }
  }

  long segment() {
    return segment;
  }

  long offsetIn(long wanted) {
    return wanted == segment ? offset : 0;
  }

  void set(long newSegment, long newOffset) throws IOException {
    segment = newSegment;
    offset = newOffset;
    ByteBuffer stored = ByteBuffer.allocate(2 * Long.BYTES).putLong(segment).putLong(offset).flip();
    file.write(stored, 0);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
