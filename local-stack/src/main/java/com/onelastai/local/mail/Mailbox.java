package com.onelastai.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The newest mails, one file each, so that they survive a restart. */
final class Mailbox {

  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path directory;
  private final int limit;
  private final Clock clock;
  private long newest;

  Mailbox(Path directory, int limit, Clock clock) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.limit = limit;
    this.clock = clock;
    List<String> ids = ids();
    newest = ids.isEmpty() ? 0 : Long.parseLong(ids.getFirst());
  }

  /** What makes a mail of its id and its time of arrival. */
  interface Arrival {
    Mail read(String id, Instant receivedAt) throws IOException;
  }

  /** Returns when the mail is on disk; the oldest ones beyond the limit are gone then. */
  synchronized void add(Arrival arrival) throws IOException {
    Instant now = clock.instant();
    // The time of arrival, moved on where two mails or a clock set back would share it.
    newest = Math.max(newest + 1, now.toEpochMilli());
    Mail mail = arrival.read("%013d".formatted(newest), now);
    Path written = directory.resolve("arriving.tmp");
    Files.write(written, JSON.writeValueAsBytes(mail));
    Files.move(written, file(mail.id()), StandardCopyOption.ATOMIC_MOVE);
    for (String old : ids().stream().skip(limit).toList()) {
      Files.deleteIfExists(file(old));
    }
  }

  /** One file is open at a time, however many there are. */
  Stream<Mail> newestFirst() throws IOException {
    return ids().stream().map(this::find).flatMap(Optional::stream);
  }

  Optional<Mail> find(String id) {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file(id)), Mail.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }
}
