package com.onelastai.local.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded MongoDB as a process: {@code MongoDbProcess <port> <data directory>}. */
public final class MongoDbProcess {

  private static final Logger log = LoggerFactory.getLogger(MongoDbProcess.class);
  private static final int STORE_FAILED = 74;

  private MongoDbProcess() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(args[0]);
    Path directory = Path.of(args[1]);
    MongoServer server =
        new MongoServer(new StoredBackend(new Store(directory), MongoDbProcess::stop));
    server.bind("127.0.0.1", port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    log.info("MongoDB listens on 127.0.0.1:{}, data in {}", port, directory);
  }

  private static void stop(RuntimeException cause) {
    log.error("The store failed ({}); stopping the process", cause.toString(), cause);
    Runtime.getRuntime().halt(STORE_FAILED);
  }
}
