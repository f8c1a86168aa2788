package com.onelastai.lab.voicecloning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The settings of {@code onelastai.voice}; application.yml describes them. */
@Validated
@ConfigurationProperties("onelastai.voice")
record VoiceProperties(@NotNull @Valid Server speech, @NotNull @Valid Server transcription) {

  /**
   * A server with OpenAI's audio API.
   *
   * @param url with its version; empty for none
   */
  record Server(@NotNull String url, @NotNull String key, @NotNull String model) {

    boolean isSet() {
      return !url.isBlank();
    }
  }
}
