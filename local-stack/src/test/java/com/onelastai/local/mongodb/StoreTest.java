package com.onelastai.local.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final String NAMESPACE = "db.things";

  @TempDir private Path directory;

  @Test
  void answeredCommandsSurviveAKill() throws IOException {
    try (Store store = new Store(directory.resolve("living"))) {
      put(store, 1, "one");
      put(store, 2, "two");
      remove(store, 1);

      assertThat(documentsAfterKill()).containsExactly("two");
    }
  }

  @Test
  void brokenLastFrameIsIgnored() throws IOException {
    try (Store store = new Store(directory.resolve("living"))) {
      put(store, 1, "one");
      put(store, 2, "two");
      cutJournal(1);

      assertThat(documentsAfterKill()).containsExactly("one");
    }
  }

  @Test
  void failedCommandKeepsDiskAndMemoryEqual() throws IOException {
    try (Store store = new Store(directory.resolve("living"))) {
      assertThatThrownBy(() ->
              store.command(() -> {
                store.putDocument(store.documents(NAMESPACE), 1L, bytes("half"));
                throw new IllegalStateException("refused");
              }))
          .hasMessage("refused");

      assertThat(store.documents(NAMESPACE)).hasSize(1);
      assertThat(documentsAfterKill()).containsExactly("half");
    }
  }

  @Test
  void droppedMapStaysDroppedAfterAKill() throws IOException {
    try (Store store = new Store(directory.resolve("living"))) {
      put(store, 1, "one");
      store.command(() -> {
        store.drop(store.documents(NAMESPACE));
        return "";
      });

      assertThat(documentsAfterKill()).isEmpty();
    }
  }

  @Test
  void checkpointsPersistWhatTheJournalDrops() throws IOException {
    byte[] large = new byte[1 << 20];
    try (Store store = new Store(directory.resolve("living"))) {
      for (long record = 1; record <= 20; record++) {
        long key = record;
        store.command(() -> {
          store.putDocument(store.documents(NAMESPACE), key, large);
          return key;
        });
      }

      assertThat(Files.size(directory.resolve("living/journal"))).isLessThan(10L << 20);
      assertThat(documentsAfterKill()).hasSize(20);
    }
  }

  private static void put(Store store, long record, String document) {
    store.command(() -> {
      store.putDocument(store.documents(NAMESPACE), record, bytes(document));
      return record;
    });
  }

  private static void remove(Store store, long record) {
    store.command(() -> {
      store.removeDocument(store.documents(NAMESPACE), record);
      return record;
    });
  }

  /** A copy of the files while the store is open is what a kill would leave. */
  private List<String> documentsAfterKill() throws IOException {
    Path left = Files.createDirectory(directory.resolve("left"));
    for (String file : List.of("documents.mv", "journal")) {
      Files.copy(directory.resolve("living").resolve(file), left.resolve(file));
    }
    List<String> documents = new ArrayList<>();
    try (Store store = new Store(left)) {
      store
          .documents(NAMESPACE)
          .values()
          .forEach(bytes -> documents.add(new String(bytes, StandardCharsets.UTF_8)));
    }
    return documents;
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
