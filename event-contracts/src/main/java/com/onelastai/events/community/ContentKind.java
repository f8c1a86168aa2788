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
  /** A member who was warned or banned for more than one text; the id is the user's. */
  @JsonProperty("member")
  MEMBER,
  @JsonEnumDefaultValue
  UNKNOWN
}
