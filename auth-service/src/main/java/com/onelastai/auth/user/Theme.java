package com.onelastai.auth.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Colours of the pages. */
public enum Theme {
  @JsonProperty("light")
  LIGHT,
  @JsonProperty("dark")
  DARK,
  @JsonProperty("system")
  SYSTEM
}
