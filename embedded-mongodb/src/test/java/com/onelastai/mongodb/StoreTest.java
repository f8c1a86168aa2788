package com.onelastai.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final String NAMESPACE = "db.things";

  @TempDir private Path directory;
  @AutoClose private Store store;

  @BeforeEach
  void open() throws IOException {
    store = new Store(directory.resolve("living"));
  }

  @Test
  void answeredCommandsSurviveAKill() throws IOException {
    put(1, "one");
    put(2, "two");
    change(() -> store.removeDocument(things(), 1L));

    assertThat(documentsAfterKill()).containsExactly("two");
  }

  @Test
  void brokenLastFrameIsIgnored() throws IOException {
    put(1, "one");
    put(2, "two");
    cutJournal(1);

    assertThat(documentsAfterKill()).containsExactly("one");
  }

  @Test
  void failedCommandKeepsDiskAndMemoryEqual() throws IOException {
    assertThatThrownBy(() ->
            change(() -> {
              store.putDocument(things(), 1L, bytes("half"));
              throw new IllegalStateException("refused");
            }))
        .hasMessage("refused");

    assertThat(things()).hasSize(1);
    assertThat(documentsAfterKill()).containsExactly("half");
  }

  @Test
  void droppedMapStaysDroppedAfterAKill() throws IOException {
    put(1, "one");
    change(() -> store.drop(things()));

    assertThat(documentsAfterKill()).isEmpty();
  }

  @Test
  void checkpointsPersistWhatTheJournalDrops() throws IOException {
    byte[] large = new byte[1 << 20];
    for (long record = 1; record <= 20; record++) {
      long key = record;
      change(() -> store.putDocument(things(), key, large));
    }

    assertThat(Files.size(directory.resolve("living/journal"))).isLessThan(10L << 20);
    assertThat(documentsAfterKill()).hasSize(20);
  }

  private MVMap<Long, byte[]> things() {
    return store.documents(NAMESPACE);
  }

  private void put(long record, String document) {
    change(() -> store.putDocument(things(), record, bytes(document)));
  }

  private void change(Runnable change) {
    store.command(() -> {
      change.run();
      return "";
    });
  }

  /** A copy of the files while the store is open is what a kill would leave. */
  private List<String> documentsAfterKill() throws IOException {
    Path left = Files.createDirectory(directory.resolve("left"));
    for (String file : List.of("documents.mv", "journal")) {
      Files.copy(directory.resolve("living").resolve(file), left.resolve(file));
    }
    try (Store afterKill = new Store(left)) {
      return afterKill.documents(NAMESPACE).values().stream()
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .toList();
    }
  }

  private void cutJournal(int bytes) throws IOException {
    Path journal = directory.resolve("living/journal");
    try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
