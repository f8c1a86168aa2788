package com.onelastai.local.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker as a process: {@code KafkaProcess <port> <data directory>}. */
public final class KafkaProcess {

  private static final Logger log = LoggerFactory.getLogger(KafkaProcess.class);
  private static final int NODE_ID = 1;
  private static final String DEFAULT_PARTITIONS = "3";
  private static final String LOOPBACK = "127.0.0.1";

  private KafkaProcess() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    Path directory = Path.of(args[1]);
    if (Files.notExists(directory.resolve("meta.properties"))) {
      format(directory);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(port, directory)), Time.SYSTEM);
    Exit.addShutdownHook("kafka-shutdown", server::shutdown);
    server.startup();
    log.info("Kafka listens on {}:{}, data in {}", LOOPBACK, port, directory);
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  private static Properties settings(int port, Path directory) throws IOException {
    int controllerPort = freePort();
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", String.valueOf(NODE_ID));
    settings.setProperty("log.dirs", directory.toString());
    settings.setProperty(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(LOOPBACK, port, controllerPort));
    settings.setProperty("advertised.listeners", "PLAINTEXT://%s:%d".formatted(LOOPBACK, port));
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("controller.listener.names", "CONTROLLER");
    settings.setProperty(
        "controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, LOOPBACK, controllerPort));
    oneBroker(settings);
    smallMachine(settings);
    return settings;
  }

  private static void oneBroker(Properties settings) {
    settings.setProperty(
        "num.partitions", System.getenv().getOrDefault("KAFKA_PARTITIONS", DEFAULT_PARTITIONS));
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    // After a kill, the next start waits for the old session to time out.
    settings.setProperty("broker.session.timeout.ms", "3000");
    settings.setProperty("broker.heartbeat.interval.ms", "500");
  }

  private static void smallMachine(Properties settings) {
    settings.setProperty("offsets.topic.num.partitions", "4");
    settings.setProperty("transaction.state.log.num.partitions", "4");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "2");
    settings.setProperty("num.recovery.threads.per.data.dir", "2");
    settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    settings.setProperty("log.segment.bytes", String.valueOf(64 << 20));
    settings.setProperty("log.retention.bytes", String.valueOf(256 << 20));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }
}
