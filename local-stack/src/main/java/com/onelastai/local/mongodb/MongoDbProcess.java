package com.onelastai.local.mongodb;

import com.onelastai.mongodb.EmbeddedMongoDb;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded MongoDB as a process: {@code MongoDbProcess <port> <data directory>}. */
public final class MongoDbProcess {

  private static final Logger log = LoggerFactory.getLogger(MongoDbProcess.class);
  private static final int STORE_FAILED = 74;

  private MongoDbProcess() {}

  public static void main(String[] args) throws IOException {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    Path directory = Path.of(args[1]);
    EmbeddedMongoDb mongo = EmbeddedMongoDb.start(address, directory, MongoDbProcess::stop);
    Runtime.getRuntime().addShutdownHook(new Thread(mongo::close));
    log.info("MongoDB listens on {}, data in {}", mongo.uri(), directory);
  }

  private static void stop(RuntimeException cause) {
    log.error("The store failed ({}); stopping the process", cause.toString(), cause);
    Runtime.getRuntime().halt(STORE_FAILED);
  }
}
