package com.onelastai.starter.config;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Refuses to start in production with a secret that everybody can read in the repository. {@code
 * onelastai.local-secrets} maps each such property to its local default.
 */
@AutoConfiguration
@Profile("production")
public class LocalSecretsAutoConfiguration {

  LocalSecretsAutoConfiguration(Environment environment) {
    Binder settings = Binder.get(environment);
    settings
        .bind("onelastai.local-secrets", Bindable.mapOf(String.class, String.class))
        .orElseGet(Map::of)
        .forEach((property, localDefault) -> {
          List<String> values =
              settings.bind(property, Bindable.listOf(String.class)).orElseGet(List::of);
          if (values.contains(localDefault)) {
            throw new InvalidConfigurationPropertyValueException(
                property,
                "(not shown)",
                "It is the local default that everybody knows, which profile production refuses.");
          }
        });
  }
}
