package com.onelastai.local.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the parts find each other, as the variables that every process of the suite reads.
 *
 * @param mongoUri with the database
 * @param keycloak as the services reach it
 * @param smtpHost where mail is sent to
 * @param model where an OpenAI-compatible API is, whether or not somebody answers there
 * @param stripe Stripe, or the simulator
 * @param gateway as the browser reaches the suite on this machine
 * @param publicUrl as links in mails and other sites' pages lead to the suite
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
    // There is one instance of each service, and no other that could take over its calls.
    environment.put("SHUTDOWN_DRAIN", "0s");
    return environment;
  }
}
