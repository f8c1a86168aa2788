package com.onelastai.community.trust;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What a member does, each with its own limit a day. */
public enum Activity implements SnakeCaseEnum {
  POST,
  COMMENT,
  LIKE,
  VOTE,
  SUGGEST,
  REPORT,
  PICTURE
}
