package com.onelastai.starter.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Refuses to start in production with a secret that everybody can read in the repository. {@code
 * onelastai.local-secrets} lists the properties; each is declared as {@code ${VARIABLE:default}}.
 */
@AutoConfiguration
@Profile("production")
public class LocalSecretsAutoConfiguration {

  private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{([^:}]+):(.*)}");
  private static final Bindable<List<String>> LIST = Bindable.listOf(String.class);

  LocalSecretsAutoConfiguration(ConfigurableEnvironment environment) {
    Binder settings = Binder.get(environment);
    for (String property : settings.bind("onelastai.local-secrets", LIST).orElseGet(List::of)) {
      List<String> values = settings.bind(property, LIST).orElseGet(List::of);
      for (PropertySource<?> source : environment.getPropertySources()) {
        Matcher declared = WITH_DEFAULT.matcher(String.valueOf(source.getProperty(property)));
        if (declared.matches() && values.contains(declared.group(2))) {
          throw new InvalidConfigurationPropertyValueException(
              property,
              "(not shown)",
              declared.group(1)
                  + " is the local default that everybody knows, which profile production"
                  + " refuses.");
        }
      }
    }
  }
}
