package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The Keycloak server, started without its shell script. */
final class Keycloak {

  private static final String HEAP = "384m";

  private final StackSettings settings;
  private final JavaRuntime java;

  Keycloak(StackSettings settings, JavaRuntime java) {
    this.settings = settings;
    this.java = java;
  }

  List<String> prepare(int port, int managementPort, String publicUrl, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path home = settings.data().resolve("keycloak");
    new KeycloakDistribution(settings).layOut(home, progress);
    new RealmImport(settings.project().resolve("auth-service/keycloak"))
        .write(home.resolve("data/import/onelastai-realm.json"));
    List<String> arguments = KeycloakDistribution.server(home);
    arguments.addAll(
        List.of(
            "start",
            "--optimized",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=" + publicUrl,
            "--proxy-headers=xforwarded",
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + managementPort,
            // An account that was opened is there after a kill, too.
            "--db-url-properties=;WRITE_DELAY=0",
            "--import-realm"));
    return java.command(HEAP, arguments);
  }
}
