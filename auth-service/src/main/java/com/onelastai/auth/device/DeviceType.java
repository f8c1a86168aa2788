package com.onelastai.auth.device;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of machine it is. */
public enum DeviceType {
  @JsonProperty("desktop")
  DESKTOP,
  @JsonProperty("phone")
  PHONE,
  @JsonProperty("tablet")
  TABLET,
  @JsonProperty("bot")
  BOT,
  @JsonProperty("other")
  OTHER
}
