package com.onelastai.local.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All parts of the suite, in the order in which they stand in tables. */
final class Suite {

  static final String MONGODB = "mongodb";
  static final String KAFKA = "kafka";
  static final String KEYCLOAK = "keycloak";

  /** Catches what is sent by mail. */
  static final String MAIL = "mail";

  static final String DISCOVERY = "discovery";
  static final String GATEWAY = "gateway";

  /** The web SDK's example site, which is the frontend until there is another. */
  static final String EXAMPLE = "example";

  /** What services write to. */
  static final List<String> STORES = List.of(KAFKA, MONGODB);

  static final List<String> STARTED_FIRST = List.of(KEYCLOAK, KAFKA, MONGODB);

  /** The others still write to them, or take leave of them. */
  static final List<String> STOPPED_LAST = List.of(DISCOVERY, MAIL, KEYCLOAK, KAFKA, MONGODB);

  private static final String SMTP_PORT = "25";

  private final StackSettings settings;
  private final SuitePorts ports;
  private final Engines engines;
  private final Apps apps;

  Suite(StackSettings settings, RunState state) {
    Modules modules = new Modules(settings.project());
    this.settings = settings;
    this.ports = new SuitePorts(settings, state, modules);
    Secrets secrets = new Secrets(settings.data().resolve("secrets"));
    Accounts accounts = new Accounts(settings, secrets, addresses());
    this.engines = new Engines(settings, ports, addresses(), accounts);
    this.apps = new Apps(settings, modules, ports, addresses(), accounts, secrets);
  }

  Addresses addresses() {
    String gateway = "http://localhost:" + ports.first(GATEWAY);
    boolean mailIsCaught = settings.variable("SMTP_HOST").isEmpty();
    return new Addresses(
        settings
            .variable("MONGODB_URI")
            .orElse("mongodb://127.0.0.1:" + ports.first(MONGODB) + "/onelastai"),
        settings.variable("KAFKA_BOOTSTRAP_SERVERS").orElse("127.0.0.1:" + ports.first(KAFKA)),
        settings
            .variable("KEYCLOAK_URL")
            .orElse("http://127.0.0.1:" + ports.first(KEYCLOAK) + "/identity"),
        settings.variable("KEYCLOAK_PUBLIC_URL").orElse(gateway + "/identity"),
        settings.variable("SMTP_HOST").orElse("127.0.0.1"),
        mailIsCaught
            ? String.valueOf(ports.first(MAIL))
            : settings.variable("SMTP_PORT").orElse(SMTP_PORT),
        "http://127.0.0.1:" + ports.first(DISCOVERY) + "/eureka/",
        gateway);
  }

  /** By part, the address of the engines that run elsewhere; without the password in it. */
  Map<String, String> external() {
    Map<String, String> external = new LinkedHashMap<>();
    settings
        .variable("MONGODB_URI")
        .ifPresent(uri -> external.put(MONGODB, uri.replaceFirst("//[^@/]*@", "//***@")));
    settings.variable("KAFKA_BOOTSTRAP_SERVERS").ifPresent(servers -> external.put(KAFKA, servers));
    settings.variable("KEYCLOAK_URL").ifPresent(url -> external.put(KEYCLOAK, url));
    settings
        .variable("SMTP_HOST")
        .ifPresent(host -> external.put(MAIL, "smtp://" + host + ":" + addresses().smtpPort()));
    return external;
  }

  /** Every part, the external ones left out. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(engines.parts());
    parts.removeIf(part -> external().containsKey(part.name()));
    parts.addAll(apps.parts());
    return parts;
  }
}
