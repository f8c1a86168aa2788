package com.onelastai.starter.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Adds {@code service-defaults.yml} below all other settings, so that any of them overrides it. */
class ServiceDefaults implements EnvironmentPostProcessor {

  private static final String FILE = "service-defaults.yml";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      new YamlPropertySourceLoader()
          .load(FILE, new ClassPathResource(FILE))
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
