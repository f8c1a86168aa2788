package com.onelastai.lab.neuralart;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server with OpenAI's images API.
 *
 * @param url with the version, as {@code https://host/v1}; empty for none
 * @param timeout from the request to the whole answer
 */
@ConfigurationProperties("onelastai.images")
record ImageProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String key,
    @DefaultValue("") String model,
    @DefaultValue("120s") Duration timeout) {

  ImageProperties {
    url = url.strip().replaceAll("/+$", "");
    key = key.strip();
    model = model.strip();
  }

  boolean isSet() {
    return !url.isEmpty();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return url + " " + model;
  }
}
