package com.onelastai.local.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded MongoDB on a free port, and a client of it. */
record RunningServer(MongoServer server, MongoClient client) implements AutoCloseable {

  static RunningServer open(Path directory) throws IOException {
    MongoServer server =
        new MongoServer(
            new StoredBackend(
                new Store(directory),
                failure -> {
                  throw failure;
                }));
    return new RunningServer(server, MongoClients.create(server.bindAndGetConnectionString()));
  }

  MongoDatabase database() {
    return client.getDatabase("test");
  }

  @Override
  public void close() {
    client.close();
    server.shutdown();
  }
}
