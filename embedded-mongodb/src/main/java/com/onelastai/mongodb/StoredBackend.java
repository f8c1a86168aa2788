package com.onelastai.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;

/** mongo-java-server's commands over the {@link Store}, answered once they are in the journal. */
final class StoredBackend extends AbstractMongoBackend {

  /** 5.0, which mongo-java-server also tells, but with the wire version of 4.2. */
  private static final MongoVersion VERSION =
      new MongoVersion() {

        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  private final Store store;
  private final Consumer<RuntimeException> storeFailed;

  /**
   * @param storeFailed called when the disk refuses: memory is then ahead of the disk, and answers
   *     can no longer be trusted
   */
  StoredBackend(Store store, Consumer<RuntimeException> storeFailed) {
    this.store = store;
    this.storeFailed = storeFailed;
    version(VERSION);
    List<String> databases =
        store.mapNames().stream()
            .map(Store::databaseOf)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    databases.forEach(name -> store.command(() -> resolveDatabase(name)));
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    try {
      return store.command(() -> answer(channel, database, command, query));
    } catch (UncheckedIOException | MVStoreException e) {
      storeFailed.accept(e);
      throw e;
    }
  }

  private Document answer(Channel channel, String database, String command, Document query) {
    return switch (command) {
      // Spring Boot's health check sends hello, which this server does not know.
      case "hello" ->
          super.handleCommand(channel, database, "isMaster", query)
              .append("isWritablePrimary", true);
      // The original opens every database again.
      case "listDatabases" -> listDatabases();
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  private Document listDatabases() {
    List<Document> databases =
        listDatabaseNames().stream()
            .sorted()
            .map(name ->
                new Document("name", name)
                    .append("sizeOnDisk", 0L)
                    .append("empty", resolveDatabase(name).isEmpty()))
            .toList();
    Document answer = new Document("databases", databases).append("totalSize", 0L);
    Utils.markOkay(answer);
    return answer;
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoredDatabase(name, store, getCursorRegistry());
  }

  @Override
  public void close() {
    super.close();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
