package com.onelastai.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model's servers in the order in which they are asked, and their timeouts.
 *
 * @param firstTokenTimeout how long a server may send nothing before it begins
 * @param idleTimeout how long it may send nothing afterwards
 * @param answerTimeout from the question to the last piece
 */
@ConfigurationProperties("onelastai.model")
record ModelProperties(
    @DefaultValue List<Server> servers,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("60s") Duration firstTokenTimeout,
    @DefaultValue("20s") Duration idleTimeout,
    @DefaultValue("180s") Duration answerTimeout) {

  ModelProperties {
    servers = servers.stream().filter(server -> !server.url().isEmpty()).toList();
  }

  /**
   * @param url with the version, as {@code https://host/v1}; empty for none
   * @param name of the model to ask for; empty for the first that the server lists
   * @param window how many tokens the model reads and writes in one answer
   * @param temperature the server's own if null
   * @param serviceTier how soon it answers, in its own words; empty for its default
   * @param maxCompletionTokens whether it takes the limit as {@code max_completion_tokens}
   */
  record Server(
      @DefaultValue("") String url,
      @DefaultValue("") String key,
      @DefaultValue("") String name,
      @DefaultValue("4096") int window,
      @Nullable Double temperature,
      @DefaultValue("") String serviceTier,
      @DefaultValue("false") boolean maxCompletionTokens) {

    Server {
      url = url.strip().replaceAll("/+$", "");
      key = key.strip();
      name = name.strip();
    }

    /** Without the key. */
    @Override
    public String toString() {
      return url + " " + name;
    }
  }
}
