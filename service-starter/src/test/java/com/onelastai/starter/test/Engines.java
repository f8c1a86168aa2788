package com.onelastai.starter.test;

import com.onelastai.mongodb.EmbeddedMongoDb;
import com.onelastai.starter.test.queries.QueriesUseIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.utils.Exit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.FileSystemUtils;

/**
 * A real Kafka broker and a MongoDB server, started once per run and shared by all test classes:
 * {@code @ContextConfiguration(initializers = Engines.class)}. Each context has a database of its
 * own. {@code -Dmongodb.uri=...} names another server, for instance a real MongoDB. They stop after
 * all contexts are closed, whose consumers would wait for them.
 */
public final class Engines
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String TOPIC_PARTITIONS = "num.partitions";
  private static final String OFFSETS_PARTITIONS = "offsets.topic.num.partitions";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.mongodb.uri=" + mongoUri(),
            "spring.kafka.bootstrap-servers=" + kafkaServers(),
            "spring.kafka.consumer.fetch-max-wait=50ms",
            "eureka.client.enabled=false")
        .applyTo(context);
    context.getBeanFactory().registerSingleton("queryLog", QueriesUseIndexes.watch());
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
      try {
        Path directory = Files.createTempDirectory("mongodb");
        EmbeddedMongoDb server = EmbeddedMongoDb.start(directory);
        SpringApplication.getShutdownHandlers().add(() -> stop(server, directory));
        return server.uri();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(EmbeddedMongoDb server, Path directory) {
      server.close();
      FileSystemUtils.deleteRecursively(directory.toFile());
    }
  }

  private static final class Kafka {

    private static final EmbeddedKafkaKraftBroker BROKER = broker();

    private static EmbeddedKafkaKraftBroker broker() {
      // Kafka's own hooks delete the files of a broker that still runs.
      List<Runnable> cleanups = new CopyOnWriteArrayList<>();
      Exit.setShutdownHookAdder((_, cleanup) -> cleanups.add(cleanup));
      EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 3);
      broker.brokerProperty(TOPIC_PARTITIONS, "3");
      broker.brokerProperty(OFFSETS_PARTITIONS, "1");
      broker.afterPropertiesSet();
      SpringApplication.getShutdownHandlers()
          .add(() -> {
            broker.destroy();
            cleanups.forEach(Runnable::run);
          });
      return broker;
    }
  }
}
