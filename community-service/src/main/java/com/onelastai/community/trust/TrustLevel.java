package com.onelastai.community.trust;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How far a member is trusted, the least first. */
public enum TrustLevel implements SnakeCaseEnum {
  NEW,
  BASIC,
  MEMBER,
  REGULAR,
  LEADER
}
