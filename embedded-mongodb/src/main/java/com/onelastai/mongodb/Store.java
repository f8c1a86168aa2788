package com.onelastai.mongodb;

import com.onelastai.mongodb.Journal.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/**
 * Maps on disk behind a journal. A commit of the MVStore rewrites every page that changed, which is
 * too expensive after each command. The journal gets only the changes, and a commit (checkpoint)
 * follows when the journal has grown. Commands share the lock and a checkpoint holds it
 * exclusively, so a commit never contains half a command.
 */
final class Store implements Closeable {

  private static final String DOCUMENTS = "documents/";
  private static final String INDEXES = "indexes/";
  private static final long CHECKPOINT_BYTES = 8L << 20;
  private static final int CACHE_MEGABYTES = 32;
  private static final int PAGE_BYTES = 4096;
  private static final int FILL_RATE_PERCENT = 60;

  private final MVStore maps;
  private final Journal journal;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final ThreadLocal<@Nullable Frame> frame = new ThreadLocal<>();
  private volatile boolean checkpointDue;

  Store(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path journalFile = directory.resolve("journal");
    maps =
        new MVStore.Builder()
            .fileName(directory.resolve("documents.mv").toString())
            .autoCommitDisabled()
            .cacheSize(CACHE_MEGABYTES)
            .pageSplitSize(PAGE_BYTES)
            .open();
    Journal.replay(journalFile, this::apply);
    journal = new Journal(journalFile);
    checkpoint();
  }

  private void apply(String map, byte[] key, byte @Nullable [] value) {
    if (map.startsWith(DOCUMENTS)) {
      change(documents(map.substring(DOCUMENTS.length())), recordId(key), value);
    } else {
      @Nullable Long record = value == null ? null : recordId(value);
      change(index(map.substring(INDEXES.length())), key, record);
    }
  }

  private static <K, V> void change(MVMap<K, V> map, K key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  Set<String> mapNames() {
    return maps.getMapNames();
  }

  static @Nullable String databaseOf(String mapName) {
    return mapName.startsWith(DOCUMENTS)
        ? mapName.substring(DOCUMENTS.length(), mapName.indexOf('.'))
        : null;
  }

  MVMap<Long, byte[]> documents(String namespace) {
    return maps.openMap(
        DOCUMENTS + namespace,
        new MVMap.Builder<Long, byte[]>()
            .keyType(LongDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  MVMap<byte[], Long> index(String name) {
    return maps.openMap(
        INDEXES + name,
        new MVMap.Builder<byte[], Long>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  void putDocument(MVMap<Long, byte[]> map, Long record, byte[] document) {
    map.put(record, document);
    log(map, bytes(record), document);
  }

  void removeDocument(MVMap<Long, byte[]> map, Long record) {
    map.remove(record);
    log(map, bytes(record), null);
  }

  void putKey(MVMap<byte[], Long> map, byte[] key, Long record) {
    map.put(key, record);
    log(map, key, bytes(record));
  }

  @Nullable Long removeKey(MVMap<byte[], Long> map, byte[] key) {
    Long record = map.remove(key);
    log(map, key, null);
    return record;
  }

  /** Not journalled: the command's end becomes a checkpoint. */
  void drop(MVMap<?, ?> map) {
    maps.removeMap(map);
    checkpointDue = true;
  }

  private void log(MVMap<?, ?> map, byte[] key, byte @Nullable [] value) {
    Frame current = frame.get();
    if (current == null) {
      throw new IllegalStateException("A change of " + map.getName() + " outside a command");
    }
    current.add(map.getName(), key, value);
  }

  /** Runs a command; when this returns, what it changed survives the death of the process. */
  <T> T command(Supplier<T> command) {
    Frame changes = new Frame();
    lock.readLock().lock();
    T result;
    try {
      frame.set(changes);
      try {
        result = command.get();
      } finally {
        frame.remove();
        // Also after a failure: what the command did before it failed is in the maps.
        append(changes);
      }
    } finally {
      lock.readLock().unlock();
    }
    if (checkpointDue || journal.size() > CHECKPOINT_BYTES) {
      checkpoint();
    }
    return result;
  }

  private void append(Frame changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      journal.append(changes);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be written", e);
    }
  }

  private void checkpoint() {
    lock.writeLock().lock();
    try {
      checkpointDue = false;
      maps.commit();
      journal.clear();
      maps.compact(FILL_RATE_PERCENT, (int) CHECKPOINT_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("The journal cannot be cleared", e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() throws IOException {
    checkpoint();
    maps.close();
    journal.close();
  }

  private static byte[] bytes(long record) {
    return ByteBuffer.allocate(Long.BYTES).putLong(record).array();
  }

  private static long recordId(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
