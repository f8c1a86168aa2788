package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All parts of the suite, in the order in which they stand in tables. */
final class Suite {

  static final String MONGODB = "mongodb";
  static final String KAFKA = "kafka";
  static final String KEYCLOAK = "keycloak";

  /** Catches what is sent by mail. */
  static final String MAIL = "mail";

  /** Answers as a language model does. */
  static final String MODEL = "model";

  /** Answers as Stripe does, and moves no money. */
  static final String STRIPE = "stripe";

  static final String DISCOVERY = "discovery";
  static final String GATEWAY = "gateway";

  /** The web SDK's example site, which is the frontend until there is another. */
  static final String EXAMPLE = "example";

  /** What services write to. */
  static final List<String> STORES = List.of(KAFKA, MONGODB);

  static final List<String> STARTED_FIRST = List.of(KEYCLOAK, KAFKA, MONGODB);

  /** The others still write to them, or take leave of them. */
  static final List<String> STOPPED_LAST =
      List.of(DISCOVERY, MAIL, MODEL, STRIPE, KEYCLOAK, KAFKA, MONGODB);

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
    StripeAccess stripe = new StripeAccess(settings, secrets, addresses());
    this.engines = new Engines(settings, ports, addresses(), accounts, stripe);
    this.apps = new Apps(settings, modules, ports, addresses(), accounts, stripe, secrets);
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
        settings.variable("MODEL_URL").orElse("http://127.0.0.1:" + ports.first(MODEL) + "/v1"),
        StripeAccess.external(settings).orElse("http://127.0.0.1:" + ports.first(STRIPE)),
        "http://127.0.0.1:" + ports.first(DISCOVERY) + "/eureka/",
        gateway,
        settings.variable("ONELASTAI_PUBLIC_URL").orElse(gateway));
  }

  /** By part, the address of the engines that run notHere; without the password in it. */
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
    settings.variable("MODEL_URL").ifPresent(url -> external.put(MODEL, url));
    StripeAccess.external(settings).ifPresent(url -> external.put(STRIPE, url));
    return external;
  }

  /** By part, what to set so that it is there; the suite does without it. */
  Map<String, String> absent() {
    boolean absent =
        !external().containsKey(MODEL) && Weights.of(settings.environment()).file().isEmpty();
    return absent ? Map.of(MODEL, "set ONELASTAI_MODEL to a GGUF file, or MODEL_URL") : Map.of();
  }

  /** Every part, the external and absent ones left out. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(engines.parts());
    Set<String> notHere = new HashSet<>(external().keySet());
    notHere.addAll(absent().keySet());
    parts.removeIf(part -> notHere.contains(part.name()));
    parts.addAll(apps.parts());
    return parts;
  }
}
