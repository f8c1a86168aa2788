package com.onelastai.community.post;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What its author has done with a post; what moderators have done is its visibility. */
public enum PostState implements SnakeCaseEnum {
  DRAFT,
  PUBLISHED,
  DELETED
}
