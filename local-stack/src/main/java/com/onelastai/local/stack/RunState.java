package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The state of each started part, one file each: {@code run/<part>.json}. */
record RunState(Path directory) {

  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param processStart with the pid it identifies one process; pids are reused
   */
  record Entry(long pid, Instant processStart, Map<String, Integer> ports, @Nullable Long startMs) {

    Entry started(long millis) {
      return new Entry(pid, processStart, ports, millis);
    }
  }

  Optional<Entry> find(String part) {
    Path file = file(part);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Entry.class));
    } catch (JacksonException e) {
      throw new StackException(file + " cannot be read; remove it if nothing runs", e);
    }
  }

  void save(String part, Entry entry) {
    try {
      Files.createDirectories(directory);
      Path written = directory.resolve(part + ".tmp");
      Files.write(written, JSON.writeValueAsBytes(entry));
      Files.move(
          written, file(part), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String part) {
    try {
      Files.deleteIfExists(file(part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String part) {
    return directory.resolve(part + SUFFIX);
  }

  /** Lets one command at a time start or stop parts of a home. */
  record Lock(FileChannel channel) implements AutoCloseable {

    static Lock acquire(Path home) {
      try {
        Files.createDirectories(home);
        FileChannel channel =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(channel)) {
          channel.close();
          throw new StackException(
              "Another ./onelastai is starting or stopping parts in " + home + ": wait for it");
        }
        return new Lock(channel);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
      try {
        return channel.tryLock() != null;
      } catch (OverlappingFileLockException e) {
        return false;
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
