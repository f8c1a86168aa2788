package com.onelastai.mongodb;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The changes since the last checkpoint, one frame per command: length, checksum, entries.
 *
 * <p>A frame is written in one piece, so a process killed while writing leaves at most one broken
 * frame at the end, of a command that was never answered. It is not forced to the device: it
 * survives the death of the process, not of the machine.
 */
final class Journal implements Closeable {

  private static final int FRAME_HEADER_BYTES = 8;

  private final FileChannel channel;
  private long size;

  Journal(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    size = channel.size();
    channel.position(size);
  }

  /** The changes of one command. */
  static final class Frame {
    private final ByteBuf bytes = Unpooled.buffer(4096).writeZero(FRAME_HEADER_BYTES);

    /** A null value deletes the key. */
    void add(String map, byte[] key, byte @Nullable [] value) {
      writeBytes(map.getBytes(StandardCharsets.UTF_8));
      writeBytes(key);
      bytes.writeBoolean(value != null);
      if (value != null) {
        writeBytes(value);
      }
    }

    private void writeBytes(byte[] value) {
      bytes.writeInt(value.length).writeBytes(value);
    }

    boolean isEmpty() {
      return bytes.writerIndex() == FRAME_HEADER_BYTES;
    }

    private ByteBuffer sealed() {
      int length = bytes.writerIndex() - FRAME_HEADER_BYTES;
      bytes.setInt(0, length);
      bytes.setInt(4, checksum(bytes.nioBuffer(FRAME_HEADER_BYTES, length)));
      return bytes.nioBuffer();
    }
  }

  interface Entries {
    void apply(String map, byte[] key, byte @Nullable [] value);
  }

  synchronized void append(Frame frame) throws IOException {
    ByteBuffer buffer = frame.sealed();
    size += buffer.remaining();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  synchronized long size() {
    return size;
  }

  synchronized void clear() throws IOException {
    channel.truncate(0);
    channel.position(0);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Applies all complete frames in order. */
  static void replay(Path file, Entries entries) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    ByteBuf bytes = Unpooled.wrappedBuffer(Files.readAllBytes(file));
    while (bytes.readableBytes() >= FRAME_HEADER_BYTES) {
      int length = bytes.readInt();
      int checksum = bytes.readInt();
      if (length > bytes.readableBytes()
          || checksum != checksum(bytes.nioBuffer(bytes.readerIndex(), length))) {
        return;
      }
      ByteBuf frame = bytes.readSlice(length);
      while (frame.isReadable()) {
        String map = new String(readBytes(frame), StandardCharsets.UTF_8);
        byte[] key = readBytes(frame);
        entries.apply(map, key, frame.readBoolean() ? readBytes(frame) : null);
      }
    }
  }

  private static byte[] readBytes(ByteBuf frame) {
    byte[] bytes = new byte[frame.readInt()];
    frame.readBytes(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
