package com.onelastai.local.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many tokens were read and written. */
record Usage(int promptTokens, int completionTokens) {

  @JsonProperty
  int totalTokens() {
    return promptTokens + completionTokens;
  }
}
