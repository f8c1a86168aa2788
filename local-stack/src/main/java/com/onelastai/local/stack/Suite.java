package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All parts of the suite, in the order of the status table. */
final class Suite {

  static final String MONGODB = "mongodb";
  static final String KAFKA = "kafka";
  static final String KEYCLOAK = "keycloak";

  /** Catches all mails. */
  static final String MAIL = "mail";

  /** A language model with OpenAI's API. */
  static final String MODEL = "model";

  /** A simulator of Stripe, without money. */
  static final String STRIPE = "stripe";

  static final String DISCOVERY = "discovery";
  static final String GATEWAY = "gateway";

  /** The web SDK's example site, the default frontend. */
  static final String EXAMPLE = "example";

  /** The stores of the services. */
  static final List<String> STORES = List.of(KAFKA, MONGODB);

  static final List<String> STARTED_FIRST = List.of(KEYCLOAK, KAFKA, MONGODB);

  /** The others use them while they stop. */
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
    Accounts accounts = new Accounts(settings, addresses());
    StripeAccess stripe = new StripeAccess(settings, addresses());
    this.engines = new Engines(settings, ports, addresses(), accounts, stripe);
    this.apps = new Apps(settings, modules, ports, addresses(), accounts, stripe);
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

  /** The addresses of external engines by part, without passwords. */
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

  /** Optional parts that are missing, with the settings that would add them. */
  Map<String, String> absent() {
    boolean absent =
        !external().containsKey(MODEL) && Weights.of(settings.environment()).file().isEmpty();
    return absent ? Map.of(MODEL, "set ONELASTAI_MODEL to a GGUF file, or MODEL_URL") : Map.of();
  }

  /** All parts except the external and absent ones. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(engines.parts());
    Set<String> notHere = new HashSet<>(external().keySet());
    notHere.addAll(absent().keySet());
    parts.removeIf(part -> notHere.contains(part.name()));
    parts.addAll(apps.parts());
    return parts;
  }
}
