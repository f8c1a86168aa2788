package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** The stores of the services. */
  static final List<String> STORES = List.of(KAFKA, MONGODB);

  static final List<String> STARTED_FIRST = List.of(KEYCLOAK, KAFKA, MONGODB);

  /** The others use them while they stop. */
  static final List<String> STOPPED_LAST =
      List.of(DISCOVERY, MAIL, MODEL, STRIPE, KEYCLOAK, KAFKA, MONGODB);

  private static final String SMTP_PORT = "25";

  private final StackSettings settings;
  private final SuitePorts ports;
  private final Modules modules;

  Suite(StackSettings settings, RunState state) {
    this.settings = settings;
    this.modules = new Modules(settings.project());
    this.ports = new SuitePorts(settings, state, modules);
  }

  Addresses addresses() {
    String gateway = "http://localhost:" + ports.first(GATEWAY);
    boolean mailIsCaught = settings.variable("SMTP_HOST").isEmpty();
    return new Addresses(
        orElse("MONGODB_URI", "mongodb://127.0.0.1:" + ports.first(MONGODB) + "/onelastai"),
        orElse("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.first(KAFKA)),
        orElse("KEYCLOAK_URL", ports.url(KEYCLOAK) + "/identity"),
        orElse("KEYCLOAK_PUBLIC_URL", gateway + "/identity"),
        orElse("SMTP_HOST", "127.0.0.1"),
        mailIsCaught ? String.valueOf(ports.first(MAIL)) : orElse("SMTP_PORT", SMTP_PORT),
        orElse("MODEL_URL", ports.url(MODEL) + "/v1"),
        StripeAccess.external(settings).orElse(ports.url(STRIPE)),
        ports.url(DISCOVERY) + "/eureka/",
        gateway,
        orElse("ONELASTAI_PUBLIC_URL", gateway));
  }

  private String orElse(String variable, String local) {
    return settings.variable(variable).orElse(local);
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

  KeycloakTemplate keycloakTemplate() {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.putAll(new Accounts(settings, addresses()).keycloakEnvironment());
    return new KeycloakTemplate(settings, environment);
  }

  /** The programs that this project builds, without their own jars. */
  List<JavaProgram> programs() throws IOException {
    AppLibraries libraries = new AppLibraries(settings, modules);
    List<JavaProgram> programs = new ArrayList<>();
    for (String app : modules.runnable()) {
      programs.add(libraries.program(app, List.of()));
    }
    programs.add(new Engines(settings, modules, ports, addresses()).program(""));
    return programs;
  }

  /** All parts except the external and absent ones. */
  List<Part> parts() {
    Addresses addresses = addresses();
    Set<String> notHere = new HashSet<>(external().keySet());
    notHere.addAll(absent().keySet());
    List<Part> parts = new ArrayList<>(new Engines(settings, modules, ports, addresses).parts());
    parts.removeIf(part -> notHere.contains(part.name()));
    parts.addAll(new Apps(settings, modules, ports, addresses).parts());
    return parts;
  }
}
