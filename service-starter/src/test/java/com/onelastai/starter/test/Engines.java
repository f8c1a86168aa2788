package com.onelastai.starter.test;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real Kafka broker and a MongoDB server, started once per run and shared by all test classes:
 * {@code @ContextConfiguration(initializers = Engines.class)}. Each context has a database of its
 * own. {@code -Dmongodb.uri=...} names another server, for instance a real MongoDB.
 */
public final class Engines
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String TOPIC_PARTITIONS = "num.partitions";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.mongodb.uri=" + mongoUri(),
            "spring.kafka.bootstrap-servers=" + kafkaServers(),
            "spring.kafka.consumer.fetch-max-wait=50ms",
            "eureka.client.enabled=false")
        .applyTo(context);
  }

  /** The address of a database that nothing else uses. */
  public static String mongoUri() {
    return Mongo.SERVER + "/test-" + UUID.randomUUID();
  }

  public static String kafkaServers() {
    return Kafka.BROKER.getBrokersAsString();
  }

  private static final class Mongo {

    private static final String SERVER = server();

    private static String server() {
      String named = System.getProperty("mongodb.uri");
      if (named != null) {
        return named.replaceAll("/+$", "");
      }
      MongoServer server = new MongoServer(new CopyingBackend());
      Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
      return server.bindAndGetConnectionString();
    }
  }

  /**
   * Answers with copies. The documents themselves may be changed by others while they are written
   * out, which breaks the connection.
   */
  private static final class CopyingBackend extends MemoryBackend {

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
      return super.handleMessage(message).cloneDeeply();
    }
  }

  private static final class Kafka {

    private static final EmbeddedKafkaKraftBroker BROKER = broker();

    private static EmbeddedKafkaKraftBroker broker() {
      EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 3);
      broker.brokerProperty(TOPIC_PARTITIONS, "3");
      broker.afterPropertiesSet();
      Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
      return broker;
    }
  }
}
