package com.onelastai.auth.avatar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file whose end is one. The reader of WebP goes on after it as if zeros came, which takes
 * minutes for a broken file of some bytes.
 */
final class FiniteImageInput extends MemoryCacheImageInputStream {

  /** Readers look ahead, and so come to the end of good files more than once, too. */
  private static final int MAX_READS_AT_END = 1000;

  private int readsAtEnd;

  FiniteImageInput(byte[] file) {
    super(new ByteArrayInputStream(file));
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return checked(super.read(target, offset, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && ++readsAtEnd > MAX_READS_AT_END) {
      throw new IOException("The picture goes on after its file ends");
    }
    return read;
  }
}
