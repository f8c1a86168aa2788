package com.onelastai.events.community;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What members write. */
public enum ContentKind {
  @JsonProperty("post")
  POST,
  @JsonProperty("comment")
  COMMENT,
  @JsonProperty("suggestion")
  SUGGESTION,
  @JsonEnumDefaultValue
  UNKNOWN
}
