package com.onelastai.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A running server. */
public final class EmbeddedMongoDb implements AutoCloseable {

  private final MongoServer server;

  private EmbeddedMongoDb(MongoServer server) {
    this.server = server;
  }

  /**
   * @param storeFailed called when the disk refuses: memory is then ahead of the disk, and answers
   *     can no longer be trusted
   */
  public static EmbeddedMongoDb start(
      InetSocketAddress address, Path directory, Consumer<RuntimeException> storeFailed)
      throws IOException {
    MongoServer server = new MongoServer(new StoredBackend(new Store(directory), storeFailed));
    server.bind(address);
    return new EmbeddedMongoDb(server);
  }

  /** On a free port of this machine. */
  public static EmbeddedMongoDb start(Path directory) throws IOException {
    return start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        directory,
        failure -> {
          throw failure;
        });
  }

  /** Such as {@code mongodb://127.0.0.1:27017}. */
  public String uri() {
    return server.getConnectionString();
  }

  /** Ends open connections as well. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
