package com.onelastai.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The embedded MongoDB on a free port, and a client of it. */
record RunningServer(EmbeddedMongoDb server, MongoClient client) implements AutoCloseable {

  static RunningServer open(Path directory) throws IOException {
    EmbeddedMongoDb server = EmbeddedMongoDb.start(directory);
    return new RunningServer(server, MongoClients.create(server.uri()));
  }

  MongoDatabase database() {
    return client.getDatabase("test");
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
