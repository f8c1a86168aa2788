package com.onelastai.local.kafka;

import java.io.IOException;
import java.io.StringReader;
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
  private static final String DEFAULT_PARTITIONS = "3";

  /** One broker, for a small machine. */
  private static final String SETTINGS =
      """
      process.roles=broker,controller
      node.id=1
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      controller.listener.names=CONTROLLER
      controller.quorum.voters=1@127.0.0.1:%2$d
      num.partitions=%3$s
      offsets.topic.replication.factor=1
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      group.initial.rebalance.delay.ms=0
      # After a kill, the next start waits for the old session to time out.
      broker.session.timeout.ms=3000
      broker.heartbeat.interval.ms=500
      offsets.topic.num.partitions=4
      transaction.state.log.num.partitions=4
      num.network.threads=2
      num.io.threads=2
      num.recovery.threads.per.data.dir=2
      # 8, 64 and 256 MB
      log.cleaner.dedupe.buffer.size=8388608
      log.segment.bytes=67108864
      log.retention.bytes=268435456
      """;

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
    log.info("Kafka listens on 127.0.0.1:{}, data in {}", port, directory);
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  private static Properties settings(int port, Path directory) throws IOException {
    Properties settings = new Properties();
    settings.load(
        new StringReader(
            SETTINGS.formatted(
                port,
                freePort(),
                System.getenv().getOrDefault("KAFKA_PARTITIONS", DEFAULT_PARTITIONS))));
    settings.setProperty("log.dirs", directory.toString());
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
