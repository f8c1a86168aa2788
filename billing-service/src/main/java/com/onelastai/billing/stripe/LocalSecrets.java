package com.onelastai.billing.stripe;

import java.util.List;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Refuses to start in production with secrets that everybody can read in the repository. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class LocalSecrets {

  private static final String KEY = "sk_test_local_simulator";
  private static final String WEBHOOK_SECRET = "whsec_local_simulator";

  LocalSecrets(StripeSettings settings) {
    refuse("onelastai.stripe.key", KEY, List.of(settings.key()));
    refuse("onelastai.stripe.webhook-secrets", WEBHOOK_SECRET, settings.webhookSecrets());
  }

  private static void refuse(String property, String local, List<String> values) {
    if (values.contains(local)) {
      throw new InvalidConfigurationPropertyValueException(
          property,
          "(not shown)",
          "It is the local default that everybody knows, which profile production refuses.");
    }
  }
}
