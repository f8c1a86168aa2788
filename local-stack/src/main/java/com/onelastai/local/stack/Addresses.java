package com.onelastai.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses of the parts, passed to each process as environment variables.
 *
 * @param mongoUri with the name of the database
 * @param keycloak for the services
 * @param smtpHost of the mail server
 * @param model an OpenAI-compatible API, which may be absent
 * @param stripe Stripe, or the simulator
 * @param gateway for a browser on this machine
 * @param publicUrl for links in mails and on other sites
 */
record Addresses(
    String mongoUri,
    String kafka,
    String keycloak,
    String keycloakPublic,
    String smtpHost,
    String smtpPort,
    String model,
    String stripe,
    String eureka,
    String gateway,
    String publicUrl) {

  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("BIND_ADDRESS", "127.0.0.1");
    environment.put("ADVERTISED_HOST", "127.0.0.1");
    environment.put("MONGODB_URI", mongoUri);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("KEYCLOAK_URL", keycloak);
    environment.put("KEYCLOAK_PUBLIC_URL", keycloakPublic);
    environment.put("MODEL_URL", model);
    environment.put("EUREKA_URL", eureka);
    environment.put("ONELASTAI_PUBLIC_URL", publicUrl);
    // Each service has one instance, so there is none to drain to.
    environment.put("SHUTDOWN_DRAIN", "0s");
    return environment;
  }
}
