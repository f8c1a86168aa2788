package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process on its real weights, fetched if need be; without any it cannot be tested. */
record RunningModel(Process process, Path log, ModelClient client) {

  static RunningModel start(Path directory) throws Exception {
    Map<String, String> environment = Map.of("ONELASTAI_CACHE", cache());
    Weights.of(environment).fetch();
    int port = freePort();
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + directory.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                ModelProcess.class.getName(),
                String.valueOf(port),
                directory.resolve("natives").toString(),
                Weights.of(environment).file().orElseThrow().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(log).contains("answers on"));
    return new RunningModel(process, log, new ModelClient(port));
  }

  private static String cache() {
    return System.getenv()
        .getOrDefault("ONELASTAI_CACHE", System.getProperty("user.home") + "/.cache/onelastai");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As the stack ends it, and without a crash. */
  void end() throws Exception {
    client.close();
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(log)).doesNotContain("fatal error");
  }
}
