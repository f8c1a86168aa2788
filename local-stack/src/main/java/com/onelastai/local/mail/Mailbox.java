package com.onelastai.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest mails, one {@code .eml} file each, so that they survive a restart. */
final class Mailbox {

  private static final String SUFFIX = ".eml";

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

  /** Stores the mail on disk and deletes the oldest ones beyond the limit. */
  synchronized void add(String sender, List<String> recipients, MimeMessage message)
      throws IOException, MessagingException {
    message.setHeader(Mail.SENDER, sender);
    message.removeHeader(Mail.RECIPIENT);
    for (String recipient : recipients) {
      message.addHeader(Mail.RECIPIENT, recipient);
    }
    // Ids stay unique within one millisecond and after the clock was set back.
    newest = Math.max(newest + 1, clock.millis());
    Path written = directory.resolve("arriving.tmp");
    try (OutputStream out = Files.newOutputStream(written)) {
      message.writeTo(out);
    }
    Files.move(written, file("%013d".formatted(newest)), StandardCopyOption.ATOMIC_MOVE);
    for (String old : ids().stream().skip(limit).toList()) {
      Files.deleteIfExists(file(old));
    }
  }

  /** Opens one file at a time. */
  Stream<Mail> newestFirst() throws IOException {
    return ids().stream().map(this::find).flatMap(Optional::stream);
  }

  Optional<Mail> find(String id) {
    try (InputStream file = Files.newInputStream(file(id))) {
      return Optional.of(Mail.read(id, file));
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
